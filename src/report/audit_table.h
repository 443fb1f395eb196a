/* audit_table.h - an audit as tables: findings, whole models, families of tests, and each
 * printed table row by row. What is impossible comes first, each finding with its place, what
 * was asked and implied, and what would repair it. */
#ifndef ATTAIN_REPORT_AUDIT_TABLE_H
#define ATTAIN_REPORT_AUDIT_TABLE_H

#include "printed/audit.h"
#include "report/write.h"

/* All tables in a format but CSV and JSON, one after the other. */
const char *audit_write(struct run *run, const struct audit *audit, enum format format);

/* The whole audit at full precision. */
const char *audit_json(struct run *run, const struct audit *audit);

#endif
