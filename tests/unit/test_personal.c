/* test_personal.c - which columns are personal, and which only sound so. */
#include "bench.h"

#include "read/personal.h"

static void headings_that_ask_for_a_person_are_personal(void **state)
{
    (void)state;
    static const char *const personal[] = {
        "Name",
        "Email",
        "E-mail address",
        "IP Address",
        "IPAddress",
        "RecipientLastName",
        "LocationLatitude",
        "Username",
        "First Name",
        "What is your name?",
        "2.a. Your e-mail address",
        "3. Name",
        "Q4: Job title",
        "What is your role?",
        "Please give a telephone number",
        "Name of person completing this survey",
        "Respondent's name",
    };
    for (size_t i = 0; i < COUNT(personal); i++)
        if (!personal_heading(personal[i]))
            fail_msg("not personal: %s", personal[i]);
}

static void headings_about_something_else_are_not(void **state)
{
    (void)state;
    static const char *const fine[] = {
        "Name of your local authority",
        "LA name",
        "What is the name of your local authority?",
        "Local authority name",
        "How clear is your role?",
        "Do you send the plan to an email address?",
        "Position of the virtual school in the council",
        "Number of phones",
        "renamed",
        "",
    };
    for (size_t i = 0; i < COUNT(fine); i++)
        if (personal_heading(fine[i]))
            fail_msg("personal: %s", fine[i]);
}

static const char *kind_of(const char *text)
{
    return personal_cell(text, strlen(text));
}

static void addresses_are_known_by_their_content(void **state)
{
    (void)state;
    assert_string_equal(kind_of("jane.doe@ambridge.gov.uk"), "an e-mail address");
    assert_string_equal(kind_of("write to a_b@c-d.org, please"), "an e-mail address");
    assert_string_equal(kind_of("192.168.0.1"), "an IP address");
    assert_string_equal(kind_of("2001:db8::ff00:42:8329"), "an IP address");
    static const char *const fine[] = { "",      "12:30", "12:30:15",       "1.5",
                                        "@home", "a @ b", "300.1.1.1",      "10.1.1",
                                        "good",  "a@b",   "85% @ 31 March", "1.2.3.4.5" };
    for (size_t i = 0; i < COUNT(fine); i++)
        if (kind_of(fine[i]) != NULL)
            fail_msg("%s: %s", kind_of(fine[i]), fine[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(headings_that_ask_for_a_person_are_personal),
        claim(headings_about_something_else_are_not),
        claim(addresses_are_known_by_their_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
