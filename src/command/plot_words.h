/* plot_words.h - a chart in the words of the command line.
 *
 *     attain plot scatter 'y ~ x' --colour region        a kind and what it is of
 *     attain plot plots/figure-1b.yaml --title "..."     a chart file, and what is to be otherwise
 *
 * Options become the keys of a chart file (chart.h), so that a chart is read in one way only; a
 * message names the option. */
#ifndef ATTAIN_COMMAND_PLOT_WORDS_H
#define ATTAIN_COMMAND_PLOT_WORDS_H

#include "command/command.h"
#include "spec/chart.h"

struct plot_words {
    char *title, *headline, *note, *source, *alt, *rows;
    char *x_title, *y_title, *colour, *size, *facet, *layers, *colour_values;
    char **label, **reference, **rename;
    char *label_most, *table, *model, *term, *group, *keep_terms, *drop_terms, *sort;
    char *method, *cases;
    int standardised, published; /* gboolean */
};

/* The chart that arguments and options ask for. STATUS_USAGE where the first argument is neither a
 * kind nor a chart file. */
bool plot_words_chart(struct run *run, const struct request *request,
                      const struct plot_words *words, struct chart **chart);

#endif
