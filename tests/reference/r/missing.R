# missing.R - R's mice, t.test and lm on made-up data: pooling by Rubin's rules, draws of chained
# equations, complete rows against incomplete ones, and bounds for suppressed outcomes.
# Usage, in this folder, after ols.R: Rscript missing.R   (writes missing.csv)
suppressPackageStartupMessages(library(mice))
d <- read.csv("made-up.csv")
out <- NULL
say <- function(case, what, value) out <<- rbind(out, data.frame(case = case, what = what,
  index = seq_along(value), value = sprintf("%.17g", value)))

# Pooling: estimates and variances of each imputation, and what pool() makes of them. A third of
# x2 and x3 is taken away so that much is missing.
e <- d[!is.na(d$y), c("y", "x1", "x2", "x3")]
e$x2[seq(2, nrow(e), 3)] <- NA; e$x3[seq(3, nrow(e), 4)] <- NA
for (m in c(2, 5)) {
  case <- paste("pool", m)
  i <- mice(e, m = m, method = "norm", maxit = 10, seed = 7, printFlag = FALSE)
  fits <- with(i, lm(y ~ x1 + x2 + x3)); p <- pool(fits); s <- summary(p, conf.int = TRUE)
  for (f in fits$analyses) {
    say(case, "estimate", coef(f)); say(case, "variance", diag(vcov(f)))
    say(case, "r.squared", summary(f)$r.squared)
  }
  say(case, "pooled", s$estimate); say(case, "std.error", s$std.error); say(case, "df", s$df)
  say(case, "statistic", s$statistic); say(case, "p.value", s$p.value)
  say(case, "conf.low", s[["2.5 %"]]); say(case, "conf.high", s[["97.5 %"]])
  say(case, "within", p$pooled$ubar); say(case, "between", p$pooled$b)
  say(case, "riv", p$pooled$riv); say(case, "lambda", p$pooled$lambda); say(case, "fmi", p$pooled$fmi)
  say(case, "df.complete", p$pooled$dfcom); say(case, "nobs", nobs(fits$analyses[[1]]))
  r <- pool.r.squared(fits); say(case, "pooled.r.squared", r[1, "est"])
  # pool.r.squared writes 1.96; the interval with all digits of the quantile
  q <- sapply(fits$analyses, function(f) atanh(sqrt(summary(f)$r.squared)))
  t <- 1 / (nrow(e) - 3) + (1 + 1 / m) * var(q)
  stopifnot(all.equal(tanh(mean(q))^2, r[1, "est"]),
            all.equal(tanh(mean(q) - 1.96 * sqrt(t))^2, r[1, "lo 95"]))
  say(case, "r.squared.low", tanh(mean(q) - qnorm(.975) * sqrt(t))^2)
  say(case, "r.squared.high", tanh(mean(q) + qnorm(.975) * sqrt(t))^2)
}

# Draws: the same model from 400 imputed sets of each method; to be met within Monte Carlo error.
for (method in c("norm", "pmm")) {
  i <- mice(e, m = 400, method = method, maxit = 20, seed = 11, printFlag = FALSE)
  p <- pool(with(i, lm(y ~ x1 + x2 + x3)))$pooled
  say(method, "pooled", p$estimate); say(method, "within", p$ubar); say(method, "between", p$b)
}

# Rows of y ~ x1 + x2 + x3 that are complete against those that are not.
k <- complete.cases(d[c("y", "x1", "x2", "x3")])
for (v in c("y", "x1", "x2", "x3")) {
  say(v, "complete", c(sum(k & !is.na(d[[v]])), mean(d[[v]][k]), sd(d[[v]][k])))
  o <- na.omit(d[[v]][!k]); say(v, "incomplete", na.omit(c(length(o), mean(o), sd(o))))
  if (length(o) < 2) next
  t <- t.test(o, d[[v]][k])
  say(v, "welch", c(t$statistic, t$parameter, t$p.value, t$conf.int, t$stderr))
}

# The outcome of rows 5 and 30 is missing, of which row 5 has all else; take those of 1, 17 and 33
# away too and let each be anywhere in the range observed: the least and greatest of each
# coefficient over all corners, with the error there. Again for ln(y), from 1 to 60.
corners <- function(case, formula, data, cells, from, to) {
  grid <- as.matrix(expand.grid(rep(list(c(from, to)), length(cells$row))))
  fits <- lapply(seq_len(nrow(grid)), function(g) {
    data[[cells$column]][cells$row] <- grid[g, ]; coef(summary(lm(formula, data))) })
  b <- sapply(fits, function(f) f[, 1])
  for (end in c("low", "high")) {
    at <- apply(b, 1, if (end == "low") which.min else which.max)
    say(case, end, sapply(seq_along(at), function(j) fits[[at[j]]][j, 1]))
    say(case, paste0(end, ".std.error"), sapply(seq_along(at), function(j) fits[[at[j]]][j, 2]))
    say(case, paste0(end, ".p.value"), sapply(seq_along(at), function(j) fits[[at[j]]][j, 4]))
  }
}
g <- d; g$y[c(1, 5, 17, 33)] <- NA
cells <- list(column = "y", row = c(1, 5, 17, 33))
corners("outcome", y ~ x1 + x2, g, cells, min(g$y, na.rm = TRUE), max(g$y, na.rm = TRUE))
corners("logarithm", log(y) ~ x1 + x2, g, cells, 1, 60)
write.csv(out, "missing.csv", row.names = FALSE, quote = FALSE)
