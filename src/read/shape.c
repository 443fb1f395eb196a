#include "read/shape.h"

#include <string.h>

#include "read/observer.h"

static bool has_year(const struct csv_file *file, size_t header)
{
    const struct csv_record *record = &file->record[header];
    for (size_t i = 0; i < record->cells; i++) {
        int year = 0;
        bool split = false;
        if (walk_heading_year(record->cell[i].text, record->cell[i].length, YEAR_START, &year,
                              &split))
            return true;
    }
    return false;
}

/* The third row is of {"ImportId":"QID1"}. */
static bool has_import_ids(const struct csv_file *file, size_t header)
{
    static const char beginning[] = "{\"ImportId\"";
    if (header + 2 >= file->records)
        return false;
    const struct csv_record *third = &file->record[header + 2];
    for (size_t i = 0; i < third->cells; i++)
        if (strncmp(third->cell[i].text, beginning, sizeof beginning - 1) == 0)
            return true;
    return false;
}

/* A second row of "Response", under a first with gaps, where a question has several columns. */
static bool has_responses(const struct csv_file *file, size_t header)
{
    return header + 1 < file->records && layout_heading(&file->record[header], "") != 0
           && (layout_heading(&file->record[header + 1], "Response") != 0
               || layout_heading(&file->record[header + 1], "Open-Ended Response") != 0);
}

static bool is_first(const struct csv_file *file, size_t header)
{
    return layout_heading(&file->record[header], "Timestamp") == 1;
}

const struct shape shapes[] = {
    { LAYOUT_LAIT,
      1,
      { "Short Desc", "Years", "Values", "LA Number" },
      { NULL },
      NULL,
      NULL,
      "the long file of LAIT, whose columns are Short Desc, Data item, Years, LA and Regions, "
      "Values, LA Number and Region" },
    { LAYOUT_LAIT_WIDE,
      1,
      { "Short Desc", "Data item", "Years" },
      { "Values", "LA Number" },
      NULL,
      NULL,
      "the wide workbook of LAIT, whose columns are Short Desc, Data item, Years and one for each "
      "local authority" },
    { LAYOUT_LAIT_APP,
      1,
      { "LA Number", "LA and Regions" },
      { "Short Desc" },
      has_year,
      "a column for a year",
      "a download of LAIT, whose columns are LA Number, LA and Regions and one for each year" },
    { LAYOUT_LAIT_DICTIONARY,
      1,
      { "Measure_short", "Chart_title", "Year_Type" },
      { NULL },
      NULL,
      NULL,
      "the dictionary of LAIT, whose columns are Measure_short, Chart_title, Year_Type and "
      "others" },
    { LAYOUT_EES,
      1,
      { "time_period", "geographic_level" },
      { NULL },
      NULL,
      NULL,
      "a file of Explore Education Statistics, whose columns are time_period, time_identifier, "
      "geographic_level, country_code, country_name and others" },
    { LAYOUT_QUALTRICS,
      3,
      { NULL },
      { NULL },
      has_import_ids,
      "a third row of {\"ImportId\": ...}",
      "an export of Qualtrics, which has three header rows" },
    { LAYOUT_SURVEYMONKEY,
      2,
      { NULL },
      { NULL },
      has_responses,
      "a second row with Response or Open-Ended Response",
      "an export of SurveyMonkey, which has two header rows" },
    { LAYOUT_MICROSOFT_FORMS,
      1,
      { "Start time", "Completion time" },
      { NULL },
      NULL,
      NULL,
      "an export of Microsoft Forms, whose columns are ID, Start time, Completion time and "
      "others" },
    { LAYOUT_ONLINE_SURVEYS,
      1,
      { "Unique Response Number" },
      { NULL },
      NULL,
      NULL,
      "an export of JISC Online Surveys, whose first column is Unique Response Number" },
    { LAYOUT_GOOGLE_FORMS,
      1,
      { "Timestamp" },
      { NULL },
      is_first,
      "Timestamp as its first column",
      "an export of Google Forms, whose first column is Timestamp" },
};
const size_t shapes_count = sizeof shapes / sizeof *shapes;

const char *shape_lacking(const struct shape *shape, const struct csv_record *header, size_t *found)
{
    const char *lacking = NULL;
    *found = 0;
    for (size_t i = 0; shape->heading[i] != NULL; i++) {
        bool there = layout_heading(header, shape->heading[i]) != 0;
        *found += there;
        if (!there && lacking == NULL)
            lacking = shape->heading[i];
    }
    return lacking;
}

bool shape_matches(const struct shape *shape, const struct csv_file *file, size_t header)
{
    size_t found = 0;
    if (shape_lacking(shape, &file->record[header], &found) != NULL)
        return false;
    for (size_t i = 0; shape->absent[i] != NULL; i++)
        if (layout_heading(&file->record[header], shape->absent[i]) != 0)
            return false;
    return shape->also == NULL || shape->also(file, header);
}
