# What haven reads of panel.sav and panel.dta beside panel.csv, all three written by attain panel:
# stops where a value differs, prints the labels and how often each reason stands.
suppressMessages(library(haven))
csv <- read.csv("panel.csv", colClasses = c(la_number = "character"), check.names = FALSE)
for (file in c("panel.sav", "panel.dta")) {
  sav <- file == "panel.sav"
  data <- if (sav) read_sav(file, user_na = TRUE) else read_dta(file)
  stopifnot(nrow(data) == nrow(csv), ncol(data) == ncol(csv))
  cat(file, "|", attr(data, "label"), "\n")
  cat("other names:", names(data)[names(data) != names(csv)], "\n")
  for (i in seq_along(csv)) {
    found <- data[[i]]; wanted <- csv[[i]]; labels <- attr(found, "labels")
    if (is.character(wanted)) {
      text <- if (is.labelled(found)) as.character(as_factor(found)) else as.character(found)
      stopifnot(identical(text, wanted))
      next
    }
    missing <- is.na(found)
    stopifnot(identical(as.vector(missing), is.na(wanted)))
    stopifnot(all(as.numeric(unclass(found))[!missing] == wanted[!missing]))
    if (any(missing)) {
      reason <- if (sav) names(labels)[match(as.numeric(unclass(found))[missing], labels)]
                else names(labels)[match(na_tag(found)[missing], na_tag(labels))]
      stopifnot(!anyNA(reason))
      counts <- table(reason)
      cat(names(data)[i], ":", paste(names(counts), counts, collapse = ", "), "\n")
    }
    values <- labels[!is.na(labels) & labels >= 0]
    if (length(values) > 0) cat(names(data)[i], "values:", paste(values, names(values), collapse = ", "), "\n")
  }
  cat("region:", attr(data$region, "label"), "|", names(attr(data$region, "labels"))[1:2], "\n")
}
