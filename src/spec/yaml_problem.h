/* yaml_problem.h - what libyaml says of a file that is no YAML, in words that say what to do. */
#ifndef ATTAIN_SPEC_YAML_PROBLEM_H
#define ATTAIN_SPEC_YAML_PROBLEM_H

/* The end of a message that begins "this is not YAML: "; libyaml's own words where it is seldom
 * met. */
const char *yaml_problem(const char *said);

#endif
