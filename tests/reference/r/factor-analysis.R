# factor-analysis.R - factors, rotation, scores, reliability and adequacy of made-up indicators,
# by psych (KMO, cortest.bartlett, alpha, principal, fa.parallel), stats (factanal, varimax) and,
# where these stop after some digits, by the defining equations run to their fixed point.
# The numbers are made up: they describe nothing.
# Usage, in this folder: Rscript factor-analysis.R
#   (reads made-up-indicators.csv, writes made-up-two-factors.csv and factor-analysis.csv)
suppressMessages(library(psych))
out <- NULL
say <- function(case, what, value) {
  value <- as.vector(unlist(value))
  out <<- rbind(out, data.frame(case = case, what = what, term = seq_along(value), value = sprintf("%.17g", value)))
}
set.seed(20240412)
n <- 120
f <- matrix(rnorm(2 * n), n)
L <- cbind(c(.8, .7, .75, .1, .2, 0, .5), c(.1, .2, 0, .8, .7, .6, .5))
x <- f %*% t(L) + sapply(sqrt(1 - rowSums(L^2)), function(s) s * rnorm(n))
x <- round(sweep(sweep(x, 2, c(3, 12, 1, .5, 20, 6, 2), "*"), 2, c(10, 60, 4, 2, 300, 50, 8), "+"), 4)
colnames(x) <- letters[1:7]
write.csv(x, "made-up-two-factors.csv", row.names = FALSE, quote = FALSE)

# Columns by the variance they carry, signed so that each sums to more than zero.
arrange <- function(L) {
  L <- unclass(L)[, order(-colSums(L^2)), drop = FALSE]
  sweep(L, 2, ifelse(colSums(L) < 0, -1, 1), "*")
}
paf <- function(R, K) {
  h <- 1 - 1 / diag(solve(R))
  repeat {
    S <- R; diag(S) <- h
    e <- eigen(S, symmetric = TRUE)
    L <- e$vectors[, 1:K, drop = FALSE] %*% diag(sqrt(e$values[1:K]), K)
    if (max(abs(rowSums(L^2) - h)) < 1e-14) return(L)
    h <- rowSums(L^2)
  }
}
# Lawley's equations, R Psi^-1 L = L (I + L' Psi^-1 L) with Psi = diag(R - L L'), by EM
# (Rubin and Thayer 1982) to its fixed point.
ml <- function(R, K) {
  k <- ncol(R)
  fa <- factanal(covmat = R, factors = K, n.obs = 100, rotation = "none")
  L <- unclass(fa$loadings); psi <- fa$uniquenesses
  for (step in 1:40000) {
    b <- t(L) %*% solve(L %*% t(L) + diag(psi))
    second <- diag(K) - b %*% L + b %*% R %*% t(b)
    next_L <- R %*% t(b) %*% solve(second); next_psi <- diag(R) - diag(next_L %*% b %*% R)
    change <- max(abs(next_psi - psi))
    L <- next_L; psi <- next_psi
    if (change < 1e-16) break
  }
  stopifnot(change < 1e-15)
  # To the canonical position: L' Psi^-1 L diagonal.
  e <- eigen(diag(1 / sqrt(psi)) %*% R %*% diag(1 / sqrt(psi)), symmetric = TRUE)
  list(L = diag(sqrt(psi)) %*% e$vectors[, 1:K, drop = FALSE] %*% diag(sqrt(e$values[1:K] - 1), K), psi = psi)
}
# varimax() stops where its criterion is flat, at half of the digits: the same steps, to the end.
turned <- function(L) {
  h <- sqrt(rowSums(L^2)); B <- L / h; k <- nrow(L); T <- diag(ncol(L))
  for (step in 1:5000) {
    z <- B %*% T
    s <- svd(t(B) %*% (z^3 - z %*% diag(colSums(z^2)) / k))
    T <- s$u %*% t(s$v)
  }
  z <- arrange((B %*% T) * h)
  stopifnot(max(abs(z - arrange(varimax(L, eps = 1e-15)$loadings))) < 1e-6)
  z
}
scores <- function(case, Z, R, L, psi) {
  W <- solve(R, L)
  say(case, "regression", (Z %*% W)[1:10, ])
  say(case, "regression.validity", diag(t(W) %*% L) / sqrt(diag(t(W) %*% R %*% W)))
  if (is.null(psi)) return()
  W <- diag(1 / psi) %*% L %*% solve(t(L) %*% diag(1 / psi) %*% L)
  say(case, "bartlett", (Z %*% W)[1:10, ])
  say(case, "bartlett.validity", diag(t(W) %*% L) / sqrt(diag(t(W) %*% R %*% W)))
}
factors <- function(name, x, method, K) {
  case <- paste0(name, ".", method, K)
  R <- cor(x); Z <- scale(x); k <- ncol(x); n <- nrow(x); psi <- NULL
  if (method == "paf") { L <- paf(R, K); psi <- 1 - rowSums(L^2) }
  if (method == "ml") {
    m <- ml(R, K); L <- m$L; psi <- m$psi
    F <- log(det(L %*% t(L) + diag(psi))) - log(det(R)) + sum(diag(R %*% solve(L %*% t(L) + diag(psi)))) - k
    df <- ((k - K)^2 - (k + K)) / 2
    chi <- (n - 1 - (2 * k + 5) / 6 - 2 * K / 3) * F
    say(case, "fit", c(chi, df, pchisq(chi, df, lower.tail = FALSE)))
    fa <- factanal(x, K, rotation = "none")
    stopifnot(abs(fa$STATISTIC - chi) < 1e-6, fa$dof == df, max(abs(abs(arrange(fa$loadings)) - abs(arrange(L)))) < 1e-4)
  }
  if (method == "pc") {
    L <- unclass(principal(R, K, rotate = "none")$loadings)
    e <- eigen(R, symmetric = TRUE)
    stopifnot(max(abs(abs(L) - abs(e$vectors[, 1:K] %*% diag(sqrt(e$values[1:K]), K)))) < 1e-12)
  }
  L <- arrange(L)
  if (method != "pc") {
    p <- suppressWarnings(fa(R, K, fm = c(paf = "pa", ml = "ml")[method], rotate = "none", n.obs = n, max.iter = 5000, min.err = 1e-12, SMC = TRUE))
    stopifnot(max(abs(arrange(p$loadings) - L)) < 1e-4)
  }
  say(case, "loading", L)
  say(case, "communality", rowSums(L^2))
  residual <- (R - L %*% t(L))[lower.tri(R)]
  say(case, "rmsr", sqrt(mean(residual^2)))
  if (method != "pc") say(case, "omega", sum(colSums(L)^2) / (sum(colSums(L)^2) + sum(psi)))
  if (K > 1) {
    L <- turned(L)
    say(case, "varimax", L)
  }
  scores(case, Z, R, L, psi)
}
whole <- function(name, x) {
  R <- cor(x)
  say(name, "eigenvalue", eigen(R, symmetric = TRUE)$values)
  kmo <- KMO(R); say(name, "kmo", kmo$MSA); say(name, "kmo.item", kmo$MSAi)
  b <- cortest.bartlett(R, n = nrow(x)); say(name, "sphericity", c(b$chisq, b$df, b$p.value))
  for (kind in c("raw", "standardised")) {
    y <- if (kind == "raw") x else scale(x)
    a <- suppressWarnings(psych::alpha(as.data.frame(y), check.keys = FALSE, warnings = FALSE))
    say(name, paste0(kind, ".alpha"), a$total$raw_alpha)
    say(name, paste0(kind, ".alpha.without"), a$alpha.drop$raw_alpha)
    say(name, paste0(kind, ".rest"), a$item.stats$r.drop)
  }
  say(name, "mean.r", mean(R[lower.tri(R)]))
}
indicators <- as.matrix(read.csv("made-up-indicators.csv"))
whole("indicators", indicators)
whole("two", x)
# d is the one that goes the other way.
other <- scale(indicators); other[, "d"] <- -other[, "d"]
say("indicators", "turned", suppressWarnings(psych::alpha(as.data.frame(other), check.keys = FALSE, warnings = FALSE))$total$raw_alpha)
factors("indicators", indicators, "paf", 1)
factors("indicators", indicators, "ml", 1)
factors("indicators", indicators, "pc", 1)
for (method in c("paf", "ml", "pc")) factors("two", x, method, 2)
factors("two", x, "pc", 3)
# Eigenvalues of correlations of independent normal indicators: 20,000 sets.
random <- replicate(20000, eigen(cor(matrix(rnorm(60 * 5), 60)), symmetric = TRUE, only.values = TRUE)$values)
say("random", "mean", rowMeans(random))
say("random", "percentile", apply(random, 1, quantile, .95, type = 6))
say("random", "deviation", apply(random, 1, sd))
write.csv(out, "factor-analysis.csv", row.names = FALSE, quote = FALSE)
