# covariance.R - weighted least squares, robust and clustered standard errors by R: stats, sandwich,
# lmtest and clubSandwich. The numbers are made up: they describe nothing.
# Usage, in this folder: Rscript covariance.R   (writes made-up-clusters.csv and covariance.csv)
suppressMessages({library(sandwich); library(lmtest); library(clubSandwich)})
invisible(Sys.setlocale("LC_COLLATE", "C"))
set.seed(20181029)
size <- c(3, 9, 4, 6, 2, 11, 5, 5, 7, 1, 8, 6)       # rows of each cluster
town <- rep(sprintf("town %02d", seq_along(size)), size)
n <- length(town)
x <- round(rnorm(n, 20, 4), 3); v <- round(rnorm(length(size), 0, 2), 3)[match(town, unique(town))]
kind <- rep(c("small", "large", "other"), length.out = n)
w <- round(runif(n, 5, 60)); w[c(4, 33)] <- 0; w[17] <- NA
north <- ifelse(town %in% unique(town)[c(2, 6, 9, 12)], "yes", "no")
y <- round(10 + .5 * x + .8 * v + (kind == "large") + rnorm(n) * (x / 8) + rnorm(length(size))[match(town, unique(town))], 3)
d <- data.frame(y, x, v, kind, w, north, town)
d$x[c(9, 50)] <- NA
d <- d[sample(n), ]                                  # clusters need not stand together
write.csv(d, "made-up-clusters.csv", row.names = FALSE, quote = FALSE, na = "")
out <- NULL
say <- function(case, what, value) out <<- rbind(out, data.frame(case = case, what = what,
  index = seq_along(value), value = sprintf("%.17g", value)))
fit <- function(formula, weighted) { # rows as the program takes them: complete, weight above zero
  u <- d[complete.cases(d[all.vars(formula)]), ]
  if (weighted) u <- u[!is.na(u$w) & u$w > 0, ]
  u$W <- if (weighted) u$w else 1
  e <- new.env(); assign("u", u, e); environment(formula) <- e
  list(u = u, m = if (weighted) lm(formula, u, weights = W) else lm(formula, u))
}
models <- list("line" = y ~ x, "several" = y ~ x + v + kind, "no intercept" = y ~ x + kind - 1,
               "product" = y ~ x * north)
for (name in names(models)) for (weighted in c(FALSE, TRUE)) {
  f <- fit(models[[name]], weighted); m <- f$m; u <- f$u
  case <- paste(name, if (weighted) "weighted" else "plain")
  say(case, "nobs", nobs(m))
  if (weighted) {
    s <- summary(m); k <- s$coefficients; ci <- confint(m)
    say(case, "estimate", k[, 1]); say(case, "std.error", k[, 2]); say(case, "statistic", k[, 3])
    say(case, "p.value", k[, 4]); say(case, "conf.low", ci[, 1]); say(case, "conf.high", ci[, 2])
    say(case, "sigma", s$sigma); say(case, "r.squared", s$r.squared); say(case, "adj.r.squared", s$adj.r.squared)
    say(case, "f", s$fstatistic[1]); say(case, "logLik", as.numeric(logLik(m))); say(case, "AIC", AIC(m))
    say(case, "BIC", BIC(m)); say(case, "deviance", deviance(m)); say(case, "fitted", fitted(m))
    say(case, "residual", resid(m)); say(case, "leverage", hatvalues(m))
  }
  # F of all but the intercept; without one, of all.
  rest <- setdiff(seq_along(coef(m)), which(names(coef(m)) == "(Intercept)"))
  for (type in paste0("HC", 0:4)) {
    V <- vcovHC(m, type = type); k <- coeftest(m, vcov. = V); ci <- coefci(m, vcov. = V)
    say(paste(case, type), "std.error", k[, 2]); say(paste(case, type), "statistic", k[, 3])
    say(paste(case, type), "p.value", k[, 4]); say(paste(case, type), "conf.low", ci[, 1])
    wald <- drop(coef(m)[rest] %*% solve(V[rest, rest], coef(m)[rest])) / length(rest)
    if (length(rest) < length(coef(m))) {
      by_lmtest <- waldtest(m, vcov = V)$F[2]
      stopifnot(abs(by_lmtest / wald - 1) < 1e-9)
    }
    say(paste(case, type), "f", wald)
    say(paste(case, type), "f.p", pf(wald, length(rest), df.residual(m), lower.tail = FALSE))
  }
  for (cluster in c("town", "north")) for (type in c("CR1", "CR2")) {
    V <- vcovCR(m, cluster = u[[cluster]], type = type); c2 <- paste(case, type, cluster)
    k <- coef_test(m, vcov = V, test = if (type == "CR1") "naive-t" else "Satterthwaite")
    ci <- conf_int(m, vcov = V, level = .9, test = if (type == "CR1") "naive-t" else "Satterthwaite")
    df <- ci$df
    if (any(k$SE < 1e-6 * sqrt(diag(vcov(m))))) next
    say(c2, "std.error", k$SE); say(c2, "statistic", k$tstat)
    say(c2, "df", df); say(c2, "p.value", if (type == "CR1") k$p_t else k$p_Satt)
    say(c2, "conf.low.90", ci$CI_L)
    if (cluster != "town") next
    w <- Wald_test(m, vcov = V, constraints = constrain_zero(rest), test = if (type == "CR1") "Naive-F" else "HTZ")
    say(c2, "f", w$Fstat); say(c2, "f.df", w$df_denom); say(c2, "f.p", w$p_val)
  }
}
# An indicator of a cluster among the predictors: the adjustment needs a generalised inverse.
f <- fit(y ~ x + town, FALSE); V <- vcovCR(f$m, cluster = f$u$town, type = "CR2")
k <- coef_test(f$m, vcov = V, test = "Satterthwaite")
say("towns CR2 town", "std.error", k$SE[2]); say("towns CR2 town", "df", k$df[2]); say("towns CR2 town", "p.value", k$p_Satt[2])
write.csv(out, "covariance.csv", row.names = FALSE, quote = FALSE)
