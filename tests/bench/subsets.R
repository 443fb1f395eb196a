# subsets.R - every subset of the predictors x1 to x15 beside the focal term, one lm.fit each, with
# the HC3 standard error of the focal coefficient (as sandwich's, from the QR of the fit).
# Usage: Rscript subsets.R FILE.csv   (columns y, x, x1, ..., x15; writes the median estimate)
d <- as.matrix(read.csv(commandArgs(TRUE)[1]))
y <- d[, "y"]; x <- cbind(1, d[, "x"]); z <- d[, paste0("x", 1:15)]
n <- nrow(d); subsets <- 2^15
estimate <- std.error <- numeric(subsets)
for (s in seq_len(subsets)) {
  m <- lm.fit(cbind(x, z[, bitwAnd(s - 1L, 2L^(0:14)) > 0, drop = FALSE]), y)
  q <- qr.Q(m$qr)
  a <- backsolve(m$qr$qr[seq_len(ncol(q)), , drop = FALSE], t(q))[2, ]
  estimate[s] <- m$coefficients[2]
  std.error[s] <- sqrt(sum((a * m$residuals / (1 - rowSums(q^2)))^2))
}
cat(sprintf("median estimate %.10g, median HC3 standard error %.10g\n",
            median(estimate), median(std.error)))
