# diagnostics.R - R's checks, influence and leave-one-out of models of made-up data: car, lmtest,
# tseries, spdep, and lm itself without each row and each region. Neighbours are made up too.
# (jarque.bera.test has 1 - pchisq, which loses small p: pchisq of its upper tail is taken.)
# Usage, in this folder, after ols.R: Rscript diagnostics.R  (writes diagnostics.csv and
# made-up-neighbours.csv)
invisible(Sys.setlocale("LC_COLLATE", "C"))
suppressMessages({ library(car); library(lmtest); library(tseries); library(spdep) })
d <- read.csv("made-up.csv", stringsAsFactors = FALSE)
d$region[d$region == ""] <- NA
ln <- log; z <- function(x) (x - mean(x, na.rm = TRUE)) / sd(x, na.rm = TRUE)
out <- NULL
say <- function(case, what, term, value) out <<- rbind(out, data.frame(case = case, what = what,
  term = gsub(",", ";", term), value = sprintf("%.17g", value)))

# Each row's neighbours: the next row, and the row ten further on (one-way), by name "line N".
n <- nrow(d)
pairs <- rbind(data.frame(a = 1:(n - 1), b = 2:n), data.frame(a = 2:n, b = 1:(n - 1)),
               data.frame(a = 1:(n - 10), b = 11:n))
write.csv(data.frame(row = paste("line", pairs$a + 1), neighbour = paste("line", pairs$b + 1)),
          "made-up-neighbours.csv", row.names = FALSE, quote = FALSE)

conditions <- function(case, m) {
  X <- model.matrix(m); if (!is.null(weights(m))) X <- X * sqrt(weights(m))
  s <- svd(apply(X, 2, function(x) x / sqrt(sum(x^2))))
  phi <- sweep(s$v^2, 2, s$d^2, "/"); share <- t(phi / rowSums(phi))
  say(case, "condition", seq_along(s$d), s$d[1] / s$d)
  say(case, "share", colnames(X), as.vector(t(share)))
}
white <- function(m, X = model.matrix(m)) {
  Z <- do.call(cbind, lapply(seq_len(ncol(X)), function(i) X[, i] * X[, i:ncol(X), drop = FALSE]))
  a <- lm(resid(m)^2 ~ cbind(X, Z)); k <- a$rank - 1; w <- nobs(m) * summary(a)$r.squared
  c(w, k, pchisq(w, k, lower.tail = FALSE))
}
tests <- function(case, m) {
  b <- bptest(m, studentize = FALSE); k <- bptest(m); r <- resettest(m); s <- shapiro.test(resid(m))
  j <- jarque.bera.test(resid(m))
  say(case, "breusch_pagan", c("statistic", "df", "p"), c(b$statistic, b$parameter, b$p.value))
  say(case, "koenker", c("statistic", "df", "p"), c(k$statistic, k$parameter, k$p.value))
  say(case, "white", c("statistic", "df", "p"), white(m))
  say(case, "reset", c("statistic", "df", "df2", "p"), c(r$statistic, r$parameter, r$p.value))
  say(case, "shapiro_wilk", c("statistic", "p"), c(s$statistic, s$p.value))
  say(case, "jarque_bera", c("statistic", "p"), c(j$statistic, pchisq(j$statistic, 2, lower.tail = FALSE)))
}
moran <- function(case, m, rows) {
  at <- match(pairs$a, rows); to <- match(pairs$b, rows); use <- !is.na(at) & !is.na(to)
  nb <- lapply(seq_along(rows), function(i) sort(to[use & at == i]))
  nb <- lapply(nb, function(x) if (length(x)) as.integer(x) else 0L)
  class(nb) <- "nb"; attr(nb, "region.id") <- as.character(rows)
  t <- lm.morantest(m, nb2listw(nb, style = "W", zero.policy = FALSE), naSubset = FALSE)
  say(case, "moran", c("I", "expected", "variance", "z", "p"), c(t$estimate, t$statistic, t$p.value))
}
influences <- function(case, m) {
  i <- influence.measures(m)$infmat; p <- length(coef(m))
  say(case, "leverage", seq_len(nobs(m)), hatvalues(m))
  say(case, "standard", seq_len(nobs(m)), rstandard(m)); say(case, "student", seq_len(nobs(m)), rstudent(m))
  say(case, "cook", seq_len(nobs(m)), cooks.distance(m)); say(case, "dffits", seq_len(nobs(m)), dffits(m))
  say(case, "covratio", seq_len(nobs(m)), covratio(m))
  say(case, "dfbetas", names(coef(m)), as.vector(t(dfbetas(m))))
  o <- outlierTest(m, n.max = 1, cutoff = Inf); say(case, "outlier", c("student", "p"), c(o$rstudent, o$bonf.p))
}
# Without each row of the model frame: lm on the same columns of X.
without <- function(case, what, m, groups) {
  X <- model.matrix(m); y <- model.response(model.frame(m)); w <- weights(m)
  if (is.null(w)) w <- rep(1, length(y))
  for (g in unique(groups)) {
    keep <- groups != g
    s <- summary(lm(y[keep] ~ X[keep, ] - 1, weights = w[keep]))$coefficients
    say(case, paste0(what, ".estimate"), g, s[, 1]); say(case, paste0(what, ".error"), g, s[, 2])
    say(case, paste0(what, ".p"), g, s[, 4])
  }
}
report <- function(case, formula, data = d, weights = NULL) {
  data$weights. <- if (is.null(weights)) NULL else data[[weights]]
  m <- if (is.null(weights)) lm(formula, data) else lm(formula, data, weights = weights.)
  stopifnot(!anyNA(coef(m)))
  conditions(case, m); influences(case, m)
  rows <- as.integer(rownames(model.frame(m)))
  if (case != "line") without(case, "row", m, seq_len(nobs(m)))
  if (is.null(weights)) { tests(case, m); moran(case, m, rows) }
  if (case != "line") {
    v <- vif(m)
    if (is.matrix(v)) say(case, "vif", rownames(v), v[, 1]) else say(case, "vif", names(v), v)
  }
  if (case == "multiple") {
    m <- lm(y ~ x1 + x2 + x3, data[!is.na(data$region), ])
    without("grouped", "group", m, d$region[as.integer(rownames(model.frame(m)))])
  }
}
report("line", y ~ x1)
report("multiple", y ~ x1 + x2 + x3)
report("categorical", y ~ x1 + x2 + region)
report("functions", ln(w) ~ z(x1) + I(x3^2) + size)
report("weighted", y ~ x1 + x2 + size, weights = "w")
# Shapiro and Wilk's at every size that its approximation treats apart.
set.seed(7)
for (k in c(3, 4, 5, 6, 7, 10, 11, 12, 13, 50, 1000, 5000)) {
  x <- round(if (k %% 2) rexp(k) else rnorm(k), 4); s <- shapiro.test(x)
  if (k <= 50) say(paste("sample", k), "value", seq_along(x), x)
  if (k <= 50) say(paste("sample", k), "shapiro_wilk", c("statistic", "p"), c(s$statistic, s$p.value))
}
for (k in c(1000, 5000)) { # values by a rule, not listed
  x <- sin(seq_len(k)^2) + (seq_len(k) / k)^3; s <- shapiro.test(x); j <- jarque.bera.test(x)
  say(paste("rule", k), "shapiro_wilk", c("statistic", "p"), c(s$statistic, s$p.value))
  say(paste("rule", k), "jarque_bera", c("statistic", "p"), c(j$statistic, pchisq(j$statistic, 2, lower.tail = FALSE)))
}
write.csv(out, "diagnostics.csv", row.names = FALSE, quote = FALSE)
