/* audit_table.h - an audit as tables: findings, whole models, families of tests, and each
 * printed table row by row. What is impossible comes first, each finding with its place, what
 * was asked and implied, and what would repair it. */
#ifndef ATTAIN_REPORT_AUDIT_TABLE_H
#define ATTAIN_REPORT_AUDIT_TABLE_H

#include "printed/audit.h"
#include "report/document.h"

/* All tables, one after the other; it has no CSV. */
struct document *audit_document(struct run *run, const struct audit *audit);

/* The whole audit at full precision. */
answer_writer audit_json;

#endif
