#include "read/personal.h"

#include <glib.h>
#include <string.h>

#include "read/wording.h"

/* Headings that are nothing else, as wording_of_heading has them. */
static const char *const whole[] = {
    "name",
    "fullname",
    "yourname",
    "yourfullname",
    "firstname",
    "lastname",
    "surname",
    "forename",
    "username",
    "respondent",
    "respondentname",
    "contactname",
    "email",
    "emailaddress",
    "youremail",
    "workemail",
    "recipientemail",
    "recipientlastname",
    "recipientfirstname",
    "externalreference",
    "ip",
    "ipaddress",
    "ipaddresses",
    "latitude",
    "longitude",
    "locationlatitude",
    "locationlongitude",
    "telephone",
    "phone",
    "mobile",
    "contactnumber",
    "contactdetails",
    "jobtitle",
    "jobrole",
    "position",
    "role",
    "yourcontactdetails",
    "signature",
    "postcode",
    "homeaddress",
    "dateofbirth",
    NULL,
};

/* Words by which a question asks for them. */
static const char *const phrase[] = {
    "your name",
    "your full name",
    "your first name",
    "your last name",
    "your surname",
    "your email",
    "your e mail",
    "email address",
    "e mail address",
    "ip address",
    "your job title",
    "job title",
    "your role",
    "your job role",
    "your position",
    "your telephone",
    "your phone",
    "telephone number",
    "phone number",
    "mobile number",
    "contact number",
    "contact name",
    "name of person",
    "name of the person",
    "name of respondent",
    "name of the respondent",
    "respondent name",
    "respondents name",
    "name of virtual school head",
    "name of the virtual school head",
    "name of head",
    "name of headteacher",
    "name of the headteacher",
};

/* How a question begins that is about something else. */
static const char *const about[] = {
    "how ",   "to what extent ", "do ",  "does ", "did ",   "is ",   "are ", "was ",   "were ",
    "has ",   "have ",           "had ", "can ",  "could ", "when ", "why ", "would ", "will ",
    "should "
};

/* Lower case letters and digits, and a blank for what stands between words. An apostrophe parts
 * no words, and "recipientEmail" is one. */
static char *words_of(const char *text)
{
    GString *made = g_string_new(NULL);
    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        bool apostrophe = character == '\'' || character == 0x2019;
        if (g_unichar_isalnum(character))
            g_string_append_unichar(made, g_unichar_tolower(character));
        else if (!apostrophe && made->len > 0 && made->str[made->len - 1] != ' ')
            g_string_append_c(made, ' ');
    }
    return g_string_free(made, FALSE);
}

/* Do the words of the phrase stand in the text, next to each other? */
static bool has_words(const char *text, const char *words)
{
    size_t length = strlen(words);
    for (const char *at = strstr(text, words); at != NULL; at = strstr(at + 1, words))
        if ((at == text || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

/* The number of a question in front ("7 ", "2 a ", "q3 ") is no word of it. */
static const char *without_number(const char *words)
{
    const char *at = words + (words[0] == 'q' && g_ascii_isdigit(words[1]));
    if (!g_ascii_isdigit(*at))
        return words;
    while (g_ascii_isdigit(*at) || *at == ' ' || (g_ascii_isalpha(*at) && at[1] == ' '))
        at++;
    return at;
}

bool personal_heading(const char *heading)
{
    if (wording_heading_among(whole, heading))
        return true;
    char *words = words_of(heading);
    const char *question = without_number(words);
    bool is = wording_heading_among(whole, question), other = false;
    for (size_t i = 0; i < sizeof about / sizeof *about; i++)
        other = other || g_str_has_prefix(question, about[i]);
    for (size_t i = 0; i < sizeof phrase / sizeof *phrase && !other; i++)
        is = is || has_words(question, phrase[i]);
    g_free(words);
    return is;
}

/* something@somewhere.uk */
static bool has_address(const char *text, size_t length)
{
    const char *end = text + length;
    for (const char *at = memchr(text, '@', length); at != NULL;
         at = memchr(at + 1, '@', (size_t)(end - at - 1))) {
        if (at == text || !(g_ascii_isalnum(at[-1]) || at[-1] == '_'))
            continue;
        bool dot = false;
        const char *to = at + 1;
        for (; to < end && (g_ascii_isalnum(*to) || *to == '-' || *to == '.'); to++)
            dot = dot || (*to == '.' && to > at + 1 && to + 1 < end && g_ascii_isalpha(to[1]));
        if (dot)
            return true;
    }
    return false;
}

const char *personal_cell(const char *text, size_t length)
{
    enum { LONGEST_IP_ADDRESS = 45 };
    if (has_address(text, length))
        return "an e-mail address";
    char copy[LONGEST_IP_ADDRESS + 1];
    if (length < 3 || length > LONGEST_IP_ADDRESS
        || (memchr(text, '.', length) == NULL && memchr(text, ':', length) == NULL))
        return NULL;
    memcpy(copy, text, length);
    copy[length] = '\0';
    return g_hostname_is_ip_address(copy) ? "an IP address" : NULL;
}
