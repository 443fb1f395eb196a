# resampling.R - intervals of given bootstrap replicates by boot.ci; permutations and wild cluster
# draws of small made-up data, every one of them refitted by .lm.fit as the papers say.
# The numbers are made up: they describe nothing.
# Usage, in this folder: Rscript resampling.R
# (writes made-up-resampling.csv, made-up-replicates.csv and resampling.csv)
suppressMessages({library(boot); library(sandwich)})
set.seed(20080801)
out <- NULL
say <- function(case, what, value) out <<- rbind(out, data.frame(case = case, what = what,
  index = seq_along(value), value = sprintf("%.17g", value)))

G <- 9
n <- 45
d <- data.frame(cluster = rep(letters[1:G], times = c(3, 4, 4, 5, 5, 5, 6, 6, 7)))
g <- as.integer(factor(d$cluster))
d$x1 <- round(rnorm(n) + rnorm(G)[g], 3); d$x2 <- round(rexp(n), 3)
d$w <- round(runif(n, 1, 9), 1)
d$y <- round(2 + .5 * d$x1 - .8 * d$x2 + rnorm(G)[g] + rnorm(n) * (1 + d$x2 / 2), 3)
write.csv(d, "made-up-resampling.csv", row.names = FALSE, quote = FALSE)
X <- cbind(1, d$x1, d$x2)

# The bootstrap: replicates of the slopes, and what boot.ci makes of them.
fitted_to <- function(data, index) coef(lm(y ~ x1 + x2, data[index, ]))
b <- boot(d, fitted_to, 499)
write.csv(setNames(data.frame(matrix(sprintf("%.17g", b$t), ncol = 3)), c("b0", "b1", "b2")),
          "made-up-replicates.csv", row.names = FALSE, quote = FALSE)
without <- t(sapply(1:n, function(i) fitted_to(d, -i)))
for (j in 1:3) {
  case <- paste("bootstrap", j - 1)
  L <- mean(without[, j]) - without[, j]
  say(case, "estimate", b$t0[j]); say(case, "sd", sd(b$t[, j]))
  say(case, "acceleration", sum(L^3) / (6 * sum(L^2)^1.5))
  say(case, "bias", qnorm(mean(b$t[, j] < b$t0[j])))
  for (level in c(.95, .8)) {
    ci <- boot.ci(b, level, c("perc", "bca"), index = j, L = L)
    say(case, paste("percentile", level), ci$percent[4:5]); say(case, paste("bca", level), ci$bca[4:5])
  }
}

# Each hypothesis b_j = b0 imposed: residuals of the others, then every draw of them refitted.
# `draw` gives a matrix of drawn residuals from residuals; `t` the statistic of column j.
end_of <- function(p_at, from, step, level = .95) {
  inside <- 0; outside <- 1
  while (p_at(from + step * outside) > 1 - level + 1e-12) { inside <- outside; outside <- 2 * outside }
  while (outside - inside > 1e-10) {
    m <- (inside + outside) / 2
    if (p_at(from + step * m) > 1 - level + 1e-12) inside <- m else outside <- m
  }
  from + step * (inside + outside) / 2
}
report <- function(case, X, y, draw, t_squared) {
  f <- .lm.fit(X, y)
  for (j in seq_len(ncol(X))) {
    se <- sqrt(t_squared(matrix(y), X, j, TRUE))
    p_at <- function(b0) {
      r <- .lm.fit(X[, -j, drop = FALSE], y - X[, j] * b0)
      drawn <- y - r$residuals + draw(r$residuals)   # with b0 in it
      of_drawn <- t_squared(drawn, X, j, FALSE, b0)
      of_data <- t_squared(matrix(y), X, j, FALSE, b0)
      mean(of_drawn >= of_data * (1 - 1e-9))
    }
    say(case, "p.value", p_at(0)); say(case, "std.error", se)
    say(case, "conf.low", end_of(p_at, f$coefficients[j], -3 * se))
    say(case, "conf.high", end_of(p_at, f$coefficients[j], 3 * se))
  }
}

all_orders <- function(n) if (n == 1) matrix(1) else {
  less <- all_orders(n - 1)
  do.call(rbind, lapply(1:n, function(k) cbind(k, less + (less >= k))))
}
orders <- all_orders(7)
classical <- function(Y, X, j, error, b0 = 0) {
  f <- .lm.fit(X, Y); inverse <- solve(crossprod(X))
  v <- colSums(as.matrix(f$residuals)^2) / (nrow(X) - ncol(X)) * inverse[j, j]
  if (error) v else (as.matrix(f$coefficients)[j, ] - b0)^2 / v
}
permuted <- function(r) sapply(seq_len(nrow(orders)), function(k) r[orders[k, ]])
few <- d[c(1, 5, 9, 14, 20, 25, 33), ]
F_of <- function(Y, X, null) {
  full <- colSums(as.matrix(.lm.fit(X, Y)$residuals)^2)
  less <- if (ncol(null)) colSums(as.matrix(.lm.fit(null, Y)$residuals)^2) else colSums(Y^2)
  (less - full) / full
}
whole <- function(case, X, y, null) {
  r <- if (ncol(null)) .lm.fit(null, y)$residuals else y
  say(case, "f.p", mean(F_of(y - r + permuted(r), X, null) >= F_of(matrix(y), X, null) * (1 - 1e-9)))
}
Z <- cbind(1, few$x1, few$x2)
report("permutation", Z, few$y, permuted, classical)
whole("permutation", Z, few$y, Z[, 1, drop = FALSE])
report("permutation without intercept", Z[, -1], few$y, permuted, classical)
whole("permutation without intercept", Z[, -1], few$y, Z[, 0])
s <- sqrt(few$w)
report("permutation weighted", s * Z, s * few$y, permuted, classical)
whole("permutation weighted", s * Z, s * few$y, s * Z[, 1, drop = FALSE])

# CR1 by its formula, held against sandwich.
clustered <- function(cluster) function(Y, X, j, error, b0 = 0) {
  f <- .lm.fit(X, Y); u <- drop(X %*% solve(crossprod(X))[, j])
  count <- length(unique(cluster))
  scores <- rowsum(u * as.matrix(f$residuals), cluster)
  v <- colSums(scores^2) * count / (count - 1)
  if (error) v else (as.matrix(f$coefficients)[j, ] - b0)^2 / v
}
cr1 <- clustered(d$cluster)
stopifnot(all.equal(unname(sapply(1:3, function(j) cr1(matrix(d$y), X, j, TRUE))),
  unname(diag(vcovCL(lm(y ~ x1 + x2, d), d$cluster, type = "HC0"))), tolerance = 1e-12))
combinations <- function(points, count) t(as.matrix(expand.grid(rep(list(points), count))))
by_cluster <- function(points, cluster) {
  V <- combinations(points, length(unique(cluster)))
  V <- V[as.integer(factor(cluster)), ]
  function(r) r * V
}
report("wild signs", X, d$y, by_cluster(c(1, -1), d$cluster), cr1)
webb <- sqrt(c(.5, 1, 1.5)); webb <- c(webb, -webb)
five <- d[d$cluster %in% c("b", "d", "f", "h", "i"), ]
report("wild webb", cbind(1, five$x1, five$x2), five$y, by_cluster(webb, five$cluster),
  clustered(five$cluster))
s <- sqrt(d$w)
report("wild weighted", s * X, s * d$y, by_cluster(c(1, -1), d$cluster), cr1)
write.csv(out, "resampling.csv", row.names = FALSE, quote = FALSE)
