# ols.R - R's lm on made-up data: estimates, errors, and what broom's glance says of a fit.
# The numbers are made up: they describe nothing.
# Usage, in this folder: Rscript ols.R   (writes made-up.csv and ols.csv)
invisible(Sys.setlocale("LC_COLLATE", "C"))
set.seed(19930617)
n <- 48
region <- rep(c("North West", "East", "South", "London"), length.out = n)
size <- rep(c("small", "large"), each = n / 2)
x1 <- round(rnorm(n, 20, 4), 3); x2 <- round(rnorm(n, 0.4, 0.15) + x1 / 60, 4); x3 <- round(runif(n, 1, 9), 2)
w <- round(exp(rnorm(n, 3, .5)), 2)
y <- round(30 + .4 * x1 - 12 * x2 + .3 * x3 + 2 * (region == "London") - 3 * (size == "small") + rnorm(n, 0, 3), 3)
d <- data.frame(y, x1, x2, x3, w, region, size)
d$y[c(5, 30)] <- NA; d$x2[c(7, 8, 30, 41)] <- NA; d$x3[8] <- NA; d$region[12] <- NA
write.csv(d, "made-up.csv", row.names = FALSE, quote = FALSE, na = "")
ln <- log; z <- function(x) (x - mean(x, na.rm = TRUE)) / sd(x, na.rm = TRUE)
out <- NULL
say <- function(case, what, value) out <<- rbind(out, data.frame(case = case, what = what,
  index = seq_along(value), value = sprintf("%.17g", value)))
# poly takes no missing values; z sees the data before lm leaves out the rows that have any.
report <- function(case, formula, data = d) {
  if (any(grepl("poly", format(formula)))) data <- data[complete.cases(data[all.vars(formula)]), ]
  m <- lm(formula, data); s <- summary(m); k <- s$coefficients; ci <- confint(m)
  stopifnot(!anyNA(coef(m)))
  say(case, "estimate", k[, 1]); say(case, "std.error", k[, 2]); say(case, "statistic", k[, 3])
  say(case, "p.value", k[, 4]); say(case, "conf.low", ci[, 1]); say(case, "conf.high", ci[, 2])
  say(case, "nobs", nobs(m)); say(case, "df.residual", df.residual(m)); say(case, "sigma", s$sigma)
  say(case, "r.squared", s$r.squared); say(case, "adj.r.squared", s$adj.r.squared)
  say(case, "logLik", as.numeric(logLik(m))); say(case, "AIC", AIC(m)); say(case, "BIC", BIC(m))
  say(case, "deviance", deviance(m)); say(case, "fitted", fitted(m)); say(case, "residual", resid(m))
  if (!is.null(s$fstatistic)) {
    f <- s$fstatistic; say(case, "f", f[1]); say(case, "f.p", pf(f[1], f[2], f[3], lower.tail = FALSE))
  }
  m
}
m <- report("simple", y ~ x1)
p <- predict(m, data.frame(x1 = c(12.5, 30)), se.fit = TRUE)
say("simple", "mean", p$fit); say("simple", "mean.std.error", p$se.fit)
report("constant", y ~ 1)
report("multiple", y ~ x1 + x2 + x3)
report("no intercept", y ~ x1 + x3 - 1)
report("categorical", y ~ x1 + region)
report("categories without intercept", y ~ region + size - 1)
report("interaction", y ~ x1 * x3)
report("slopes by region", y ~ x1 * region)
report("slopes only", y ~ x1:region)
report("cells", y ~ size + size:region)
report("crossed", y ~ region * size)
report("poly", y ~ poly(x1, 4))
report("poly by size", y ~ poly(x1, 2) * size)
report("z", z(y) ~ z(x1) + z(x2))
report("functions", ln(w) ~ sqrt(x3) + ln(x1) + I(x2^3))
filled <- d
for (j in c("x1", "x2", "x3")) filled[[j]][is.na(filled[[j]])] <- mean(filled[[j]], na.rm = TRUE)
report("mean", y ~ x1 + z(x2) + ln(x3) + region, filled)
write.csv(out, "ols.csv", row.names = FALSE, quote = FALSE)
