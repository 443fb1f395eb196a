/* json.h - small steps on the way from fits to JSON (jansson). */
#ifndef ATTAIN_REPORT_JSON_H
#define ATTAIN_REPORT_JSON_H

#include <jansson.h>

#include "fit/ols.h"

/* The version of the layout that every JSON document of the program carries. */
#define JSON_SCHEMA_VERSION 2

/* A text that may not be UTF-8, as a word of the command line or a file name. */
json_t *json_name(const char *text);

/* A number, or null for what is not one. */
json_t *json_number_or_null(double value);

/* A coefficient and a model, with the names that broom gives them, in snake_case; of a model
 * also, where there are any, the columns of its weights and of its clusters. */
json_t *json_coefficient(const struct coefficient *coefficient);
json_t *json_model(const struct fit *fit);

/* The document as text, two spaces of indent, a line end at its end; takes it over. */
const char *json_text(struct run *run, json_t *document);

#endif
