# correlation.R - correlations two at a time by R's cor.test, and weighted by cov.wt and lm, for
# common and for available cases; ranks with ties (size as a number of few values).
# Usage, in this folder: Rscript correlation.R   (reads made-up.csv, of ols.R; writes correlation.csv)
d <- read.csv("made-up.csv", na.strings = "")
d <- d[c("y", "x1", "x2", "x3", "w")]
d$tied <- round(d$x1 / 5)
names <- c("y", "x1", "x2", "x3", "tied")
out <- NULL
say <- function(case, what, value) out <<- rbind(out, data.frame(case = case, what = what,
  index = seq_along(value), value = sprintf("%.17g", value)))
pairs <- function(case, data, method) {
  r <- p <- n <- NULL
  for (i in 2:length(names)) for (j in seq_len(i - 1)) {
    both <- data[complete.cases(data[names[c(i, j)]]), ]
    t <- cor.test(both[[names[i]]], both[[names[j]]], method = method, exact = FALSE)
    r <- c(r, t$estimate); p <- c(p, t$p.value); n <- c(n, nrow(both))
  }
  say(case, "estimate", r); say(case, "p.value", p); say(case, "nobs", n)
}
whole <- d[complete.cases(d[names]), ]
pairs("pearson common", whole, "pearson")
pairs("pearson available", d, "pearson")
pairs("spearman common", whole, "spearman")
pairs("spearman available", d, "spearman")
r <- p <- NULL
used <- d[complete.cases(d) & d$w > 0, ]
for (i in 2:length(names)) for (j in seq_len(i - 1)) {
  r <- c(r, cov.wt(used[names[c(i, j)]], wt = used$w / sum(used$w), cor = TRUE)$cor[1, 2])
  m <- lm(used[[names[i]]] ~ used[[names[j]]], weights = used$w)
  p <- c(p, summary(m)$coefficients[2, 4])
}
say("weighted", "estimate", r); say("weighted", "p.value", p)
write.csv(out, "correlation.csv", row.names = FALSE, quote = FALSE)
