/* test_csv_collections.c - the kinds of file that others publish to test readers of CSV with,
 * each read as they say or refused: the rules and examples of RFC 4180 (Shafranovich 2005,
 * section 2), the kinds of csv-spectrum, and what other collections have beside them. */
#include "heard.h"

/* RFC 4180, section 2, by the number of its rule. */
static void rfc_4180_is_read(void **state)
{
    assert_heard(*state, "aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n", "1:aaa|bbb|ccc;", "2:zzz|yyy|xxx;");
    assert_heard(*state, "aaa,bbb,ccc\r\nzzz,yyy,xxx", "1:aaa|bbb|ccc;", "2:zzz|yyy|xxx;");
    assert_heard(*state, "field_name,field_name,field_name\r\naaa,bbb,ccc\r\nzzz,yyy,xxx\r\n",
                 "1:field_name|field_name|field_name;", "2:aaa|bbb|ccc;3:zzz|yyy|xxx;");
    assert_heard(*state, "\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx", "1:aaa|bbb|ccc;",
                 "2:zzz|yyy|xxx;");
    assert_heard(*state, "\"aaa\",\"b \r\nbb\",\"ccc\"\r\nzzz,yyy,xxx", "1:aaa|b /!bb|ccc;",
                 "3:zzz|yyy|xxx;");
    assert_heard(*state, "\"aaa\",\"b\"\"bb\",\"ccc\"\r\n1,2,3\r\n", "1:aaa|b\"bb|ccc;",
                 "2:1|2|3;");
}

/* Rule 4 has blanks belong to a cell. libcsv takes those around a cell without quotes away,
 * and so does whoever reads a number or a name: told here, so that it is known. */
static void blanks_around_cells_without_quotes_are_taken_away(void **state)
{
    assert_heard(*state, "a,b\r\n x , y z \r\n\" x \",\"\"\r\n", "1:a|b;", "2:x|y z;3: x |;");
}

static void csv_spectrum_is_read(void **state)
{
    /* comma_in_quotes */
    assert_heard(*state, "first,address,zip\nJohn,\"120 any st.\",08123\nJo,\"1, b st.\",1\n",
                 "1:first|address|zip;", "2:John|120 any st.|08123;3:Jo|1, b st.|1;");
    /* empty, empty_crlf */
    assert_heard(*state, "a,b,c\n1,\"\",\"\"\n2,3,4\n", "1:a|b|c;", "2:1||;3:2|3|4;");
    assert_heard(*state, "a,b,c\r\n1,\"\",\"\"\r\n2,3,4\r\n", "1:a|b|c;", "2:1||;3:2|3|4;");
    /* escaped_quotes */
    assert_heard(*state, "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n", "1:a|b;", "2:1|ha \"ha\" ha;3:3|4;");
    /* json */
    assert_heard(*state, "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [102.0, 0.5]}\"\n",
                 "1:key|val;", "2:1|{\"type\": \"Point\", \"at\": [102.0, 0.5]};");
    /* location_coordinates: a cell that begins with a sign and a letter of another script */
    assert_heard(*state, "Contact Phone Number,Location Coordinates,Cities\n0199,\"40.4,-3.7\",M\n",
                 "1:Contact Phone Number|Location Coordinates|Cities;", "2:0199|40.4,-3.7|M;");
    /* newlines, newlines_crlf */
    assert_heard(*state, "a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n", "1:a|b|c;",
                 "2:1|2|3;3:Once upon !a time|5|6;5:7|8|9;");
    assert_heard(*state, "a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n", "1:a|b|c;",
                 "2:1|2|3;3:Once upon /!a time|5|6;5:7|8|9;");
    /* quotes_and_newlines */
    assert_heard(*state, "a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n", "1:a|b;",
                 "2:1|ha !\"ha\" !ha;5:3|4;");
    /* simple, simple_crlf */
    assert_heard(*state, "a,b,c\n1,2,3\n", "1:a|b|c;", "2:1|2|3;");
    assert_heard(*state, "a,b,c\r\n1,2,3\r\n", "1:a|b|c;", "2:1|2|3;");
    /* utf8 */
    assert_heard(*state, "a,b,c\n1,2,3\n4,5,\u02A4\n", "1:a|b|c;", "2:1|2|3;3:4|5|\u02A4;");
}

/* Quotation marks that stand alone: others swallow what follows; here they are refused. */
static void lone_quotation_marks_are_refused(void **state)
{
    static const char *const lone[] = { "a,b\n1,x\"y\n", "a,b\n1,x\"y\"\n", "a,b\n1,\"x\"y\n",
                                        "a,b\n1,\"x\" \"y\"\n", "a,b\n1,\"\"\"\"x\n" };
    for (size_t i = 0; i < COUNT(lone); i++)
        refuses(*state, lone[i],
                "f.csv:2:2: a quotation mark stands inside this cell, or the cell's own is never "
                "closed; quote the whole cell and write a quotation mark in it twice");
    refuses(*state, "a,b\n1,\"x\n2,3\n",
            "f.csv:2:2: the quoted cell that begins here is never closed");
    refuses(*state, "a,\"b\n1,2\n", "f.csv:1:2: the quoted cell that begins here is never closed");
    assert_heard((bench_again(*state), *state), "a,b\n1,\"\"\"\"\n2, \"x\" \n", "1:a|b;",
                 "2:1|\";3:2|x;");
}

static void ragged_rows_are_refused_whichever_way(void **state)
{
    refuses(*state, "a,b,c\n1,2\n", "f.csv:2: 2 cells where the header has 3; quote cells that hold a separator, or fill the row");
    refuses(*state, "a,b,c\n1,2,3,4\n", "f.csv:2: 4 cells where the header has 3; quote cells that hold a separator, or fill the row");
    refuses(*state, "a,b,c\n1;2;3\n", "f.csv:2: 1 cell where the header has 3; quote cells that hold a separator, or fill the row");
}

static void every_way_to_end_a_file_and_a_line_is_read(void **state)
{
    assert_heard(*state, "a\n1", "1:a;", "2:1;");
    assert_heard(*state, "a\r1\r2\r", "1:a;", "2:1;3:2;");
    assert_heard(*state, "a\n1\r\n2\r3\n\n\n", "1:a;", "2:1;3:2;4:3;");
    assert_heard(*state, "a,b", "1:a|b;", "");
    assert_heard(*state, "\xEF\xBB\xBF\"a\",b\n1,2\n", "1:a|b;", "2:1|2;");
    assert_heard(*state, "a,b\n1,\n,2\n", "1:a|b;", "2:1|;3:|2;");
}

/* What looks like a formula or a comment is a text like any other. */
static void nothing_in_a_cell_is_run_or_passed_over(void **state)
{
    assert_heard(*state, "a,b\n#1,=1+1\n@x,+2\n//,-3\n", "1:a|b;", "2:#1|=1+1;3:@x|+2;4://|-3;");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        claim(rfc_4180_is_read),
        claim(blanks_around_cells_without_quotes_are_taken_away),
        claim(csv_spectrum_is_read),
        claim(lone_quotation_marks_are_refused),
        claim(ragged_rows_are_refused_whichever_way),
        claim(every_way_to_end_a_file_and_a_line_is_read),
        claim(nothing_in_a_cell_is_run_or_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
