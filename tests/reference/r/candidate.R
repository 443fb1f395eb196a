# candidate.R - what a new predictor says of an outcome, by R's lm, anova, t.test and p.adjust, by car
# and sandwich, on made-up data (they describe nothing).
# Usage, in this folder: Rscript candidate.R   (writes made-up-candidates.csv and candidate.csv)
library(car); library(sandwich)
invisible(Sys.setlocale("LC_COLLATE", "C"))
set.seed(20); n <- 72
made <- data.frame(region = rep(c("East", "London", "North", "South", "West"), length.out = n))
made$a <- round(rnorm(n, 10, 3), 2); made$b <- round(exp(rnorm(n, 1, .4)), 3)
made$c <- round(rnorm(n), 3); made$w <- round(runif(n, 1, 9), 1)
made$x <- round(exp(.1 * made$a + rnorm(n, 0, .5)), 2)
made$flag <- as.numeric(runif(n) < .4)
made$kind <- sample(c("agency", "in house", "shared"), n, TRUE)
made$y <- round(20 + .5 * made$a - 2 * log(made$b) + .3 * made$x + .8 * made$flag +
  (made$kind == "shared") + rnorm(n, 0, 1 + .2 * made$x), 3)
made$x[c(3, 17, 31, 40, 58, 66)] <- NA; made$kind[c(5, 22, 50)] <- NA; made$a[c(9, 31)] <- NA
write.csv(made, "made-up-candidates.csv", row.names = FALSE, quote = FALSE, na = "")
d <- read.csv("made-up-candidates.csv", na.strings = "")
out <- NULL
say <- function(case, what, value) out <<- rbind(out, data.frame(case = case, what = what,
  index = seq_along(value), value = sprintf("%.17g", value)))
covariance <- function(m, se) if (se == "HC3") vcovHC(m, "HC3") else vcov(m)
# F of the columns `k`, by the covariance that is asked for.
wald <- function(m, k, se) {
  b <- coef(m)[k]; f <- drop(t(b) %*% solve(covariance(m, se)[k, k, drop = FALSE]) %*% b) / length(k)
  c(f, df.residual(m), pf(f, length(k), df.residual(m), lower.tail = FALSE))
}
coefficient <- function(m, k, se) {
  e <- sqrt(diag(covariance(m, se)))[k]; t <- coef(m)[k] / e
  q <- qt(.975, df.residual(m))
  unname(c(coef(m)[k], e, t, 2 * pt(-abs(t), df.residual(m)), coef(m)[k] - q * e, coef(m)[k] + q * e))
}
loo <- function(m) { # weights count, as they do in the fit
  w <- if (is.null(weights(m))) rep(1, nobs(m)) else weights(m)
  sqrt(sum(w * (resid(m) / (1 - hatvalues(m)))^2) / sum(w))
}
one <- function(case, name, se = "classical", weight = NULL) {
  d$weight <- if (is.null(weight)) 1 else d[[weight]]
  fit <- if (is.null(weight)) function(f, data) eval(bquote(lm(.(as.formula(f)), data))) else
    function(f, data) eval(bquote(lm(.(as.formula(f)), data, weights = weight)))
  base <- "y ~ a + log(b) + c"
  full <- d[complete.cases(d[c("y", "a", "b", "c")]), ]
  kept <- full[!is.na(full[[name]]), ]; pair <- d[complete.cases(d[c("y", name)]), ]
  model <- fit(base, full); before <- fit(base, kept)
  after <- fit(paste(base, "+", name), kept); alone <- fit(paste("y ~", name), pair)
  k <- 5:length(coef(after)); numeric <- is.numeric(d[[name]])
  p1 <- if (numeric) coefficient(alone, 2, se)[4] else if (se == "classical")
    anova(alone)[1, "Pr(>F)"] else wald(alone, 2:length(coef(alone)), se)[3]
  f <- wald(after, k, se)
  say(case, "nobs", c(nobs(model), nobs(alone), nobs(after)))
  say(case, "p", c(p1, f[3])); say(case, "F", f)
  say(case, "r2", c(summary(after)$r.squared, summary(after)$r.squared - summary(before)$r.squared))
  say(case, "loo", c(loo(before), loo(after)))
  say(case, "other", sapply(2:4, function(j) c(coefficient(before, j, se)[c(1, 2, 4)],
    coefficient(after, j, se)[c(1, 2, 4)])))
  v <- vif(after); say(case, "vif", if (is.matrix(v)) v[name, 1] else v[name])
  gone <- full[is.na(full[[name]]), "y"]
  if (length(gone) > 0) {
    t <- t.test(gone, kept$y)
    say(case, "lost", c(length(gone), t$estimate, t$statistic, t$parameter, t$p.value, t$conf.int))
  }
  without <- function(drop, m = after) {
    r <- fit(formula(m), kept[!drop, ])
    if (numeric) coefficient(r, 5, se)[c(1, 4)] else {
      r0 <- fit(base, kept[!drop, ]); c(NA, anova(r0, r)[2, "Pr(>F)"]) }
  }
  rows <- sapply(seq_len(nrow(kept)), function(i) without(seq_len(nrow(kept)) == i))
  regions <- sapply(unique(kept$region), function(g) without(kept$region == g))
  say(case, "left p", c(range(rows[2, ]), range(regions[2, ])))
  if (!numeric) return(invisible(p1))
  say(case, "left estimate", c(range(rows[1, ]), range(regions[1, ])))
  say(case, "alone", coefficient(alone, 2, se)); say(case, "after", coefficient(after, 5, se))
  spread <- function(m, x) { w <- if (is.null(weights(m))) rep(1, length(x)) else weights(m)
    c <- sum(w * x) / sum(w); sqrt(sum(w * (x - c)^2) / sum(w) * length(x) / (length(x) - 1)) }
  s <- c(spread(alone, pair[[name]]), spread(after, kept[[name]]))
  say(case, "per deviation", c(coef(alone)[2], coef(after)[5]) * s)
  detect <- function(m) { df <- df.residual(m)
    sqrt(uniroot(function(l) pf(qf(.95, 1, df), 1, df, l, lower.tail = FALSE) - .8, c(1, 30),
      tol = 1e-14)$root) }
  say(case, "detectable", c(detect(alone) * coefficient(alone, 2, se)[2],
    detect(after) * coefficient(after, 5, se)[2]) * s)
  r <- cov.wt(model.matrix(after)[, -1], kept$weight / sum(kept$weight), cor = TRUE)$cor
  r <- r[name, -4]; say(case, "correlation", r[order(-abs(r))])
  if (length(unique(kept[[name]])) < 3) return(invisible(p1))
  bent <- fit(paste(base, "+", name, "+ I(", name, "^2)"), kept)
  say(case, "bend", wald(bent, 6, se))
  shape <- lapply(c("%s", "log(%s)", "sqrt(%s)", "I(%s^2)"), function(g)
    fit(paste(base, "+", sprintf(g, name)), kept))
  say(case, "shape loo", sapply(shape, loo))
  say(case, "shape r2", sapply(shape, function(m) summary(m)$r.squared))
}
one("x", "x"); one("x HC3", "x", "HC3"); one("x weighted", "x", weight = "w")
one("flag", "flag"); one("flag HC3", "flag", "HC3")
one("kind", "kind"); one("kind HC3", "kind", "HC3")
p <- as.numeric(c(out$value[out$what == "p" & out$case %in% c("x", "flag", "kind")]))
say("trial", "alone", p.adjust(c(p[c(1, 3, 5)], .02, .5), "holm")[1:3])
say("trial", "after", p.adjust(c(p[c(2, 4, 6)], .04, .3, .0001), "holm")[1:3])
write.csv(out, "candidate.csv", row.names = FALSE, quote = FALSE)
