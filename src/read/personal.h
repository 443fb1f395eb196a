/* personal.h - which columns of a survey hold personal data.
 *
 * By the heading: what survey tools call their columns of names, e-mail and IP addresses,
 * positions on the map, and what people call questions for names, e-mail, telephone, job title
 * and role ("Name", "RecipientEmail", "What is your job title?"). "Name of your local authority"
 * is not personal, nor is a question about something else ("How clear is your role?").
 * By the content: a cell that holds an e-mail address or is an IP address.
 * The first drops too much rather than too little: a study that wants such a column says so
 * (`not_personal`). Names of people inside other answers are not recognised. */
#ifndef ATTAIN_READ_PERSONAL_H
#define ATTAIN_READ_PERSONAL_H

#include <stdbool.h>
#include <stddef.h>

bool personal_heading(const char *heading);

/* "an e-mail address", "an IP address"; NULL where the cell holds neither. */
const char *personal_cell(const char *text, size_t length);

#endif
