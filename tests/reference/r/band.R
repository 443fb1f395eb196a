# band.R - intervals of the mean and of one more outcome along a line, by R: stats, sandwich and
# clubSandwich. Data: made-up-clusters.csv, which covariance.R writes.
# Usage, in this folder: Rscript band.R   (writes band.csv)
suppressMessages({library(sandwich); library(clubSandwich)})
d <- read.csv("made-up-clusters.csv")
u <- d[complete.cases(d[c("y", "x", "w")]) & d$w > 0, ]
at <- c(min(u$x), 17, 21.5, max(u$x))
out <- NULL
say <- function(kind, weighted, estimate, se, df, sigma) {
  t <- qt(.975, df); reach <- t * sqrt(se^2 + sigma^2)
  out <<- rbind(out, data.frame(kind = kind, weighted = weighted, x = sprintf("%.17g", at),
    estimate = sprintf("%.17g", estimate), std.error = sprintf("%.17g", se),
    conf.low = sprintf("%.17g", estimate - t * se), conf.high = sprintf("%.17g", estimate + t * se),
    one.low = if (weighted == "no") sprintf("%.17g", estimate - qt(.975, df.residual(m)) * sqrt(se^2 + sigma^2)) else "",
    one.high = if (weighted == "no") sprintf("%.17g", estimate + qt(.975, df.residual(m)) * sqrt(se^2 + sigma^2)) else ""))
}
for (weighted in c("no", "yes")) {
  u$W <- if (weighted == "yes") u$w else 1
  m <- if (weighted == "yes") lm(y ~ x, u, weights = W) else lm(y ~ x, u)
  X <- cbind(1, at); estimate <- drop(X %*% coef(m)); sigma <- summary(m)$sigma
  if (weighted == "no") { # predict() itself
    p <- predict(m, data.frame(x = at), interval = "confidence")
    q <- predict(m, data.frame(x = at), interval = "prediction")
    out <- rbind(out, data.frame(kind = "classical", weighted = "no", x = sprintf("%.17g", at),
      estimate = sprintf("%.17g", p[, 1]),
      std.error = sprintf("%.17g", predict(m, data.frame(x = at), se.fit = TRUE)$se.fit),
      conf.low = sprintf("%.17g", p[, 2]), conf.high = sprintf("%.17g", p[, 3]),
      one.low = sprintf("%.17g", q[, 2]), one.high = sprintf("%.17g", q[, 3])))
  } else say("classical", weighted, estimate, sqrt(diag(X %*% vcov(m) %*% t(X))), df.residual(m), sigma)
  for (kind in c("HC0", "HC1", "HC2", "HC3", "HC4"))
    say(kind, weighted, estimate, sqrt(diag(X %*% vcovHC(m, kind) %*% t(X))), df.residual(m), sigma)
  V1 <- vcovCR(m, cluster = u$town, type = "CR0"); G <- length(unique(u$town))
  say("CR1", weighted, estimate, sqrt(diag(X %*% (V1 * G / (G - 1)) %*% t(X))), G - 1, sigma)
  V2 <- vcovCR(m, cluster = u$town, type = "CR2")
  # Satterthwaite's degrees of freedom of the mean at x: of the intercept of the model in I(x - at)
  df <- sapply(at, function(a) {
    e <- if (weighted == "yes") lm(y ~ I(x - a), u, weights = W) else lm(y ~ I(x - a), u)
    coef_test(e, vcov = vcovCR(e, cluster = u$town, type = "CR2"), test = "Satterthwaite")[1, "df_Satt"] })
  say("CR2", weighted, estimate, sqrt(diag(X %*% V2 %*% t(X))), df, sigma)
}
write.csv(out, "band.csv", row.names = FALSE, quote = FALSE)
