# latent.R - one-factor scores of made-up indicators: principal axis by its defining loop,
# maximum likelihood by the EM algorithm of Rubin and Thayer (1982) run to its fixed point and
# by factanal, which stops after 5 to 7 digits. The numbers are made up: they describe nothing.
# Usage, in this folder: Rscript latent.R   (writes latent.csv, made-up-indicators.csv, made-up-heywood.csv)
set.seed(20230331)
n <- 60
f <- rnorm(n)
x <- cbind(a = 12 + 3.0 * f + 2.0 * rnorm(n), b = 40 + 9 * f + 8 * rnorm(n), c = .5 + .1 * f + .12 * rnorm(n),
           d = 7 - .8 * f + 1.5 * rnorm(n), e = 100 + 4 * f + 20 * rnorm(n))
x <- round(x, 4)
write.csv(x, "made-up-indicators.csv", row.names = FALSE, quote = FALSE)
paf <- function(R) {
  h <- 1 - 1 / diag(solve(R))
  repeat {
    S <- R; diag(S) <- h; e <- eigen(S, symmetric = TRUE); l <- e$vectors[, 1] * sqrt(e$values[1])
    if (max(abs(l^2 - h)) < 1e-14) return(l)
    h <- l^2
  }
}
em <- function(R) {
  l <- rep(.5, ncol(R)); psi <- rep(.5, ncol(R))
  repeat {
    b <- solve(outer(l, l) + diag(psi), l)
    second <- 1 - sum(l * b) + drop(t(b) %*% R %*% b)
    next_l <- drop(R %*% b) / second; next_psi <- diag(R) - next_l * drop(R %*% b)
    done <- max(abs(next_l - l), abs(next_psi - psi)) < 1e-16
    l <- next_l; psi <- next_psi
    if (done) return(l)
  }
}
ml <- function(R) factanal(covmat = R, factors = 1, n.obs = n,
  control = list(nstart = 5, opt = list(factr = 10, pgtol = 0, maxit = 10000)))$loadings[, 1]
out <- NULL
say <- function(case, what, value) out <<- rbind(out, data.frame(case = case, what = what,
  index = seq_along(value), value = sprintf("%.15g", value)))
for (case in c("abcde", "abc")) {
  d <- x[, strsplit(case, "")[[1]]]; R <- cor(d); Z <- scale(d); k <- ncol(d)
  say(case, "eigenvalue", eigen(R)$values)
  r <- mean(R[lower.tri(R)]); say(case, "alpha", k * r / (1 + (k - 1) * r))
  for (method in c("paf", "em", "factanal")) {
    l <- switch(method, paf = paf(R), em = em(R), factanal = ml(R)); l <- l * sign(sum(l))
    say(case, paste0(method, ".loading"), l)
    say(case, paste0(method, ".score"), Z %*% solve(R, l))
  }
}
# A Heywood case: the second indicator is nearly the sum of the first and the third.
h <- cbind(a = x[, "a"], b = x[, "a"] + 3 * x[, "e"], c = x[, "e"], d = x[, "b"])
h <- round(h + cbind(0, .8 * rnorm(n), 0, 0), 4)
write.csv(h, "made-up-heywood.csv", row.names = FALSE, quote = FALSE)
R <- cor(h); fa <- factanal(covmat = R, factors = 1, n.obs = n,
  control = list(nstart = 20, opt = list(factr = 10, pgtol = 0, maxit = 10000)))
say("heywood", "uniqueness", fa$uniquenesses); say("heywood", "loading", fa$loadings[, 1] * sign(sum(fa$loadings)))
write.csv(out, "latent.csv", row.names = FALSE, quote = FALSE)
