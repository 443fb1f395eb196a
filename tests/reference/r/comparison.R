# comparison.R - what compares and judges models, by R and by formulas written out in R:
# standardised coefficients with the delta method, nested models, relative importance, prediction
# error, noncentral distributions, detectable effects and equivalence tests.
# The numbers are made up: they describe nothing.
# Usage, in this folder: Rscript comparison.R   (reads made-up.csv, writes comparison.csv)
suppressMessages({library(sandwich); library(lmtest); library(pwr)})
invisible(Sys.setlocale("LC_COLLATE", "C"))
d <- read.csv("made-up.csv", na.strings = "")
d$odd <- ifelse(d$size == "small", 1, 0)
out <- NULL
say <- function(case, what, value, term = seq_along(value)) out <<- rbind(out, data.frame(case = case,
  what = what, term = term, value = sprintf("%.17g", value)))
whole <- function(...) d[complete.cases(d[c("y", ...)]), ]

# Standardised coefficients: lm on scaled data; the delta method from the matrices of Jones and
# Waller (2015): G = d beta / d vech(S), acov(vech S) = 2 K (S x S) K', divided by n.
delta <- function(f, data, level = .95) {
  m <- lm(f, data); X <- model.matrix(m)[, -1, drop = FALSE]; y <- model.response(model.frame(m))
  n <- nrow(X); p <- ncol(X); S <- cov(cbind(X, y)); k <- p + 1
  at <- which(lower.tri(S, TRUE)); D <- matrix(0, k * k, length(at))
  for (j in seq_along(at)) { e <- matrix(0, k, k); e[at[j]] <- 1; e <- pmax(e, t(e)); D[, j] <- e }
  K <- solve(t(D) %*% D) %*% t(D)
  A <- 2 * K %*% (S %x% S) %*% t(K)
  both <- function(S) { b <- solve(S[1:p, 1:p], S[1:p, k]); b * sqrt(diag(S)[1:p] / S[k, k]) }
  only <- function(S) { b <- solve(S[1:p, 1:p], S[1:p, k]); b / sqrt(S[k, k]) }
  # derivatives written out: db = M (dSxy - dSxx b)
  b <- solve(S[1:p, 1:p], S[1:p, k]); M <- solve(S[1:p, 1:p]); s <- sqrt(diag(S))
  G <- H <- matrix(0, p, length(at))
  for (j in seq_along(at)) {
    e <- matrix(D[, j], k, k); db <- M %*% (e[1:p, k] - e[1:p, 1:p, drop = FALSE] %*% b)
    H[, j] <- db / s[k] - b * e[k, k] / (2 * s[k]^3)
    G[, j] <- db * s[1:p] / s[k] + b * diag(e)[1:p] / (2 * s[1:p] * s[k]) - b * s[1:p] * e[k, k] / (2 * s[k]^3)
  }
  t <- qt(1 - (1 - level) / 2, n - p - 1)
  list(both = both(S), only = only(S), se = sqrt(diag(G %*% A %*% t(G)) / n),
       se.only = sqrt(diag(H %*% A %*% t(H)) / n), t = t)
}
standard <- function(case, f, ...) {
  data <- whole(...); m <- lm(f, data); r <- delta(f, data); ci <- confint(m)[-1, , drop = FALSE]
  X <- model.matrix(m)[, -1, drop = FALSE]; ratio <- apply(X, 2, sd) / sd(data$y)
  scaled <- lm(scale(data$y) ~ scale(X)); stopifnot(all.equal(unname(coef(scaled)[-1]), unname(r$both)))
  say(case, "beta", unname(coef(scaled)[-1])); say(case, "beta.std.error", r$se)
  say(case, "beta.low", r$both - r$t * r$se); say(case, "beta.high", r$both + r$t * r$se)
  say(case, "rescaled.low", ci[, 1] * ratio); say(case, "rescaled.high", ci[, 2] * ratio)
  say(case, "only", r$only); say(case, "only.std.error", r$se.only)
  lost <- sapply(seq_len(ncol(X)), function(j) summary(m)$r.squared -
    summary(lm(data$y ~ X[, -j, drop = FALSE]))$r.squared)
  say(case, "semi.partial.squared", lost)
  say(case, "partial", sapply(seq_len(ncol(X)), function(j) cor(resid(lm(data$y ~ X[, -j, drop = FALSE])),
    resid(lm(X[, j] ~ X[, -j, drop = FALSE])))))
}
standard("standardised", y ~ x1 + x2 + x3, "x1", "x2", "x3")
standard("indicator", y ~ x1 + odd, "x1", "odd")
weighted <- whole("x1", "x3", "w"); mw <- lm(y ~ x1 + x3, weighted, weights = w)
wsd <- function(x) { c <- x - weighted.mean(x, weighted$w); sqrt(sum(weighted$w * c^2)) }
say("weighted", "beta", coef(mw)[-1] * c(wsd(weighted$x1), wsd(weighted$x3)) / wsd(weighted$y))

# Nested models.
data <- whole("x1", "x2", "x3", "region", "w")
m <- list(lm(y ~ x1, data), lm(y ~ x1 + x2 + x3, data), lm(y ~ x1 + x2 + x3 + region, data))
say("nested", "r.squared", sapply(m, function(m) summary(m)$r.squared))
for (i in 2:3) {
  a <- anova(m[[i - 1]], m[[i]]); say(paste("nested", i), "classical", c(a$F[2], a$`Pr(>F)`[2]))
  for (kind in c("HC0", "HC1", "HC2", "HC3", "HC4")) {
    w <- waldtest(m[[i - 1]], m[[i]], vcov = function(x) vcovHC(x, type = kind))
    say(paste("nested", i), kind, c(w$F[2], w$`Pr(>F)`[2]))
  }
}
# type = "HC0" leaves G / (G - 1), as clubSandwich's CR1; (n - 1) / (n - p) besides would be Stata's.
w <- waldtest(m[[1]], m[[2]], vcov = function(x) vcovCL(x, cluster = data$region, type = "HC0"))
say("nested 2", "CR1", c(w$F[2], pf(w$F[2], 2, 3, lower.tail = FALSE)))
mw <- list(lm(y ~ x1, data, weights = data$w), lm(y ~ x1 + x3, data, weights = data$w))
a <- anova(mw[[1]], mw[[2]]); say("nested weighted", "classical", c(a$F[2], a$`Pr(>F)`[2]))
v <- waldtest(mw[[1]], mw[[2]], vcov = function(x) vcovHC(x, type = "HC3"))
say("nested weighted", "HC3", c(v$F[2], v$`Pr(>F)`[2]))

# LMG by its definition: R squared gained, averaged over every order of the terms.
orders <- function(x) if (length(x) < 2) list(x) else
  do.call(c, lapply(x, function(i) lapply(orders(setdiff(x, i)), function(r) c(i, r))))
lmg <- function(case, response, terms, intercept = TRUE, ...) {
  r2 <- function(t) if (length(t) == 0) 0 else summary(lm(reformulate(t, response, intercept), ...))$r.squared
  share <- setNames(numeric(length(terms)), terms); all <- orders(terms)
  for (o in all) for (i in seq_along(o)) share[o[i]] <- share[o[i]] + r2(o[seq_len(i)]) - r2(o[seq_len(i - 1)])
  say(case, "lmg", share / length(all)); say(case, "r.squared", r2(terms))
  say(case, "first", sapply(terms, r2)); say(case, "last", sapply(terms, function(t) r2(terms) - r2(setdiff(terms, t))))
}
lmg("lmg", "y", c("x1", "x2", "x3", "region", "w"), data = data)
lmg("lmg weighted", "y", c("x1", "x2", "region"), data = data, weights = data$w)
lmg("lmg no intercept", "y", c("x1", "x2", "x3"), FALSE, data = data)

# Prediction: leaving out one by refitting; folds i %% 5 by refitting; a fold without a level.
k <- lm(y ~ x1 + x2 + region, data); n <- nobs(k); p <- length(coef(k)) + 1
say("prediction", "aicc", AIC(k) + 2 * p * (p + 1) / (n - p - 1))
off <- sapply(seq_len(n), function(i) data$y[i] - predict(update(k, data = data[-i, ]), data[i, ]))
say("prediction", "press", sum(off^2)); say("prediction", "predicted.r.squared", 1 - sum(off^2) / sum((data$y - mean(data$y))^2))
folds <- function(f, fold, ...) unlist(lapply(unique(fold), function(g)
  data$y[fold == g] - predict(lm(f, data[fold != g, ], ...), data[fold == g, ])))
say("prediction", "folds", sum(folds(y ~ x1 + x2 + region, (seq_len(n) - 1) %% 5)^2))
kw <- lm(y ~ x1 + x3, data, weights = data$w)
off <- sapply(seq_len(n), function(i) data$y[i] - predict(lm(y ~ x1 + x3, data[-i, ], weights = w), data[i, ]))
say("prediction weighted", "press", sum(data$w * off^2))
# All of London in one fold: its rows cannot be predicted by the others, and count nowhere.
fold <- ifelse(data$region == "London", 0, 1 + seq_len(n) %% 2)
some <- data$region != "London"
off <- unlist(lapply(1:2, function(g) { i <- fold == g & some
  data$y[i] - predict(lm(y ~ x1 + region, data[fold != g, ]), data[i, ]) }))
say("prediction without a level", "folds", c(sum(off^2), sum(some)))

# Noncentral F by its sum (R's own pf stops at an error of 1e-9; it is here too), t by R's pt;
# detectable effects by uniroot on the sum, and pwr.
tail <- function(f, df1, df2, ncp) { j <- 0:400; sum(dpois(j, ncp / 2) *
  pf(f * df1 / (df1 + 2 * j), df1 + 2 * j, df2, lower.tail = FALSE)) }
grid <- expand.grid(f = c(.3, 2.5, 12), df1 = c(1, 4, 11), df2 = c(3, 36, 133), ncp = c(0, .7, 9, 60))
say("noncentral", "f", with(grid, mapply(tail, f, df1, df2, ncp)), with(grid, paste(f, df1, df2, ncp, sep = "/")))
say("noncentral", "r", suppressWarnings(with(grid, pf(f, df1, df2, ncp, lower.tail = FALSE))), with(grid, paste(f, df1, df2, ncp, sep = "/")))
grid <- expand.grid(t = c(.4, 2.1), df = c(5, 36, 400), ncp = c(.5, 2.8))
say("noncentral", "t", with(grid, 1 - pt(t, df, ncp) + pt(-t, df, ncp)), with(grid, paste(t, df, ncp, sep = "/")))
precise <- function(u, v, alpha = .05, power = .8) uniroot(function(l) tail(qf(1 - alpha, u, v), u, v, l) - power,
  c(1e-3, 1e2), tol = 1e-14)$root
say("detectable", "lambda", c(precise(1, 36), precise(5, 36), precise(10, 134), precise(1, 134)))
say("detectable", "power", pwr.f2.test(u = 10, v = 134, f2 = .12)$power)
k <- lm(y ~ x1 + x2 + region, data); s <- summary(k)$coefficients; df <- df.residual(k)
for (bound in c(.5, 20)) {
  say("equivalence", paste("lower", bound), pt((s[-1, 1] + bound) / s[-1, 2], df, lower.tail = FALSE))
  say("equivalence", paste("upper", bound), pt((s[-1, 1] - bound) / s[-1, 2], df))
}
say("equivalence", "conf.low", confint(k, level = .9)[-1, 1]); say("equivalence", "conf.high", confint(k, level = .9)[-1, 2])
say("equivalence", "detectable", sqrt(precise(1, df)) * s[-1, 2])
write.csv(out, "comparison.csv", row.names = FALSE, quote = FALSE)
