# resample.R FILE.csv KIND REPLICATES - what attain fit --se bootstrap and --se permutation do, as a
# loop of .lm.fit, R's quickest least squares: the first column on all others.
#
# cases            rows drawn with replacement
# permutation      Freedman and Lane for every coefficient and the whole model: all of one
#                  permutation's regressions in one call, whose decomposition they share
# one-coefficient  the same for the last coefficient alone
given <- commandArgs(TRUE)
kind <- given[2]
replicates <- as.integer(given[3])
data <- na.omit(read.csv(given[1]))
y <- data[[1]]
X <- cbind(1, as.matrix(data[-1]))
n <- nrow(X)
p <- ncol(X)
set.seed(1)
if (kind == "cases") {
  b <- matrix(0, replicates, p)
  for (i in seq_len(replicates)) {
    row <- sample.int(n, n, TRUE)
    b[i, ] <- .lm.fit(X[row, ], y[row])$coefficients
  }
  print(cbind(b = .lm.fit(X, y)$coefficients, se = apply(b, 2, sd),
              t(apply(b, 2, quantile, c(.025, .975)))))
} else {
  which <- if (kind == "permutation") seq_len(p) else p
  E <- sapply(which, function(j) .lm.fit(X[, -j], y)$residuals)
  if (kind == "permutation") E <- cbind(E, y - mean(y))
  share <- sqrt(diag(solve(crossprod(X))))[which]
  at <- cbind(which, seq_along(which))
  statistic <- function(E) {
    f <- .lm.fit(X, E)
    rss <- colSums(as.matrix(f$residuals)^2)
    t <- as.matrix(f$coefficients)[at] / share / sqrt(rss[seq_along(which)])
    abs(if (kind == "permutation") c(t, sum(E[, p + 1]^2) / rss[p + 1]) else t)
  }
  of_data <- statistic(E)
  drawn <- matrix(0, replicates, length(of_data))
  for (i in seq_len(replicates)) drawn[i, ] <- statistic(E[sample.int(n), , drop = FALSE])
  print((1 + colSums(t(t(drawn) >= of_data))) / (1 + replicates))
}
