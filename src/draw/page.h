/* page.h - the page that a picture is laid out on, from the top down: titles, what the picture
 * shows, and underneath in words what a reader needs to judge it.
 *
 * A page is 85, 120 or 175 mm wide (one column, one and a half, two) and as high as what it holds,
 * or a slide of 254 by 143 mm, where the words stand beside the plot. Type is never below 8 points
 * (10 on a slide, but for words that would not fit). Two titles: the headline, what the picture
 * says, in the words of its author; and what it is. Words under the picture (notes) are collected
 * while it is made and set by page_end; made-up data is said first and watermarked. Where words are
 * not to be in the picture (a report has them as text), titles and notes are kept back, and a
 * figure has them (figure.h). */
#ifndef ATTAIN_DRAW_PAGE_H
#define ATTAIN_DRAW_PAGE_H

#include "draw/lettering.h"

/* Lengths in points. */
struct page_form {
    double width;
    double height; /* 0: as high as what it holds */
    double type;   /* size of the type */
};

/* The form of a page of that width, as high as what it holds. */
struct page_form page_form_of(double width_mm);

/* "85", "120", "slide", ...: millimetres from 60 to 400, or a slide. STATUS_USAGE otherwise. */
bool page_form_named(struct run *run, const char *name, struct page_form *form);

struct page {
    struct run *run;
    struct lettering *lettering;
    struct scene *scene;
    const struct theme *theme;
    double size;        /* of the type: the unit of most lengths */
    double margin;      /* round the page */
    double left, right; /* between which it is filled; whoever sets columns changes them */
    double below;       /* how far down it is filled */
    double top;         /* under the titles */
    double beside;      /* of a slide, where the column of its words begins */
    double floor;       /* how far down a plot of a row may reach; 0: as far as the page lets it */
    bool made_up;
    bool words; /* titles and notes are set */
    const char *id, *headline, *title;
    size_t notes;
    const char **note; /* plain text, one paragraph each */
};

struct page *page_new(struct run *run, const struct theme *theme, struct page_form form);

/* The titles; `id` may be "", `headline` NULL. */
void page_titles(struct page *page, const char *id, const char *headline, const char *title);

/* A paragraph between left and right, below what is there; `colour` as theme.h has it. */
struct item *page_paragraph(struct page *page, const char *role, const char *markup, double size,
                            unsigned colour);

/* Room between two things: `share` of the size of the type. */
void page_skip(struct page *page, double share);

/* Words for underneath; NULL and "" are nothing. */
void page_note(struct page *page, const char *text);

/* "Source: ...", which says of made-up data that it is; NULL is nothing. */
void page_source(struct page *page, const char *source);

/* How far down a plot may reach: INFINITY on a page that is as high as what it holds. */
double page_floor(const struct page *page);

/* "MADE-UP DATA" behind everything that is still to come, in the middle of `box` at `height` (0 its
 * top, 1 its bottom); nothing where the data are real. */
void page_watermark(struct page *page, struct box box, double height);

/* Set the notes, the height and the texts for readers who cannot see the picture. */
void page_end(struct page *page, const char *alt);

#endif
