# residual-plots.R - what R draws of models of made-up data: car's added-variable plots, partial
# residuals, lowess, normal quantiles, and the envelope of ordered studentised residuals, from lm
# fitted to each simulated outcome.
# Usage, in this folder, after ols.R: Rscript residual-plots.R  (writes residual-plots.csv)
suppressMessages(library(car))
d <- read.csv("made-up.csv", stringsAsFactors = FALSE)
d$region[d$region == ""] <- NA
invisible(Sys.setlocale("LC_COLLATE", "C"))
ln <- log; z <- function(x) (x - mean(x, na.rm = TRUE)) / sd(x, na.rm = TRUE)
out <- NULL
say <- function(case, what, value) out <<- rbind(out, data.frame(case = case, what = what,
  value = sprintf("%.17g", value)))
pdf(NULL)

added <- function(case, m) {
  X <- model.matrix(m); n <- nobs(m)
  for (j in 2:ncol(X)) {
    a <- car:::avPlot.lm(m, colnames(X)[j], id = FALSE)
    w <- if (is.null(weights(m))) rep(1, n) else weights(m)
    say(case, paste0("x", j - 1), a[, 1]); say(case, paste0("y", j - 1), a[, 2])
    say(case, "slope", coef(lsfit(a[, 1], a[, 2], wt = w))[2])
    say(case, "partial", cov.wt(a, w, cor = TRUE)$cor[1, 2])
  }
}
partials <- function(case, m) {
  r <- residuals(m, type = "partial")
  for (j in seq_len(ncol(r))) say(case, paste0("partial", j), r[, j])
}
smooth <- function(case, x, y) { s <- lowess(x, y); say(case, "smooth.x", s$x); say(case, "smooth.y", s$y) }
envelope <- function(case, m, draws = 20000) {
  set.seed(20080801)
  e <- apply(matrix(rnorm(nobs(m) * draws), ncol = draws), 2, function(e) {
    d1 <- model.frame(m); d1[[1]] <- e; sort(rstudent(lm(formula(m), d1))) })
  say(case, "low", apply(e, 1, quantile, .025, type = 6))
  say(case, "high", apply(e, 1, quantile, .975, type = 6))
}

m <- list(multiple = lm(y ~ x1 + x2 + x3, d), categorical = lm(y ~ x1 + x2 + region, d),
          weighted = lm(y ~ x1 + x2 + size, d, weights = w))
for (case in names(m)) added(case, m[[case]])
partials("multiple", m$multiple)
partials("weighted", m$weighted)
f <- m$multiple
smooth("fitted", fitted(f), resid(f))
smooth("spread", fitted(f), sqrt(abs(rstandard(f))))
smooth("ties", rep(1:12, 4), d$w)
smooth("few", c(1, 2, 4, 7, 11), c(2.5, 1, 3, 9, 4))
smooth("odd", 1:48, ifelse(1:48 == 20, 1000, d$w))
many <- (1:400 * 237) %% 401
smooth("many", many, sin(many / 50) + ((many * 7919) %% 101) / 101)
say("ten", "scores", qnorm(ppoints(10))); say("eleven", "scores", qnorm(ppoints(11)))
small <- d[1:12, ]
envelope("envelope", lm(y ~ x1 + x2, small), draws = 4000)
write.csv(out, "residual-plots.csv", row.names = FALSE, quote = FALSE)
