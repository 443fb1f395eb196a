# curve.R - every specification of a small curve by R's lm: the focal estimate, its errors (classical
# and HC0 to HC4 by sandwich), p-values, and the median, share significant and mean Z of the curve.
# Usage, in this folder: Rscript curve.R   (reads made-up.csv, of ols.R; writes curve.csv)
invisible(Sys.setlocale("LC_COLLATE", "C"))
suppressMessages(library(sandwich))
d <- read.csv("made-up.csv", na.strings = "")
ln <- log
out <- NULL
say <- function(case, what, value) out <<- rbind(out, data.frame(case = case, what = what,
  index = seq_along(value), value = sprintf("%.17g", value)))
kinds <- c("classical", "HC0", "HC1", "HC2", "HC3", "HC4")
# Slots in order, the first changing slowest; "" leaves a slot empty.
slots <- list(c("", "x2"), c("", "x3", "ln(x3)"), c("", "region"), c("", "x2:x3"))
subsets <- rev(expand.grid(rev(slots), stringsAsFactors = FALSE))
curve <- function(name, data, weights = NULL, common = TRUE, focal = "x1") {
  names <- c("y", "x1", "x2", "x3", "region")
  whole <- data[complete.cases(data[names]), ]
  estimate <- NULL; error <- matrix(nrow = 0, ncol = 6); p <- error; z <- error; n <- NULL; std <- NULL
  for (s in seq_len(nrow(subsets))) {
    terms <- c(focal, unlist(subsets[s, ])[unlist(subsets[s, ]) != ""])
    used <- if (common) whole else data
    used$weight <- if (is.null(weights)) 1 else used[[weights]]
    f <- as.formula(paste("y ~", paste(terms, collapse = " + ")))
    m <- lm(f, used, weights = weight)
    k <- grep(focal, names(coef(m)), fixed = TRUE)[1]
    v <- c(vcov(m)[k, k], sapply(kinds[-1], function(t) vcovHC(m, type = t)[k, k]))
    estimate <- c(estimate, unname(coef(m)[k])); error <- rbind(error, sqrt(v)); n <- c(n, nobs(m))
    t <- coef(m)[k] / sqrt(v)
    p <- rbind(p, 2 * pt(-abs(t), df.residual(m)))
    z <- rbind(z, sign(t) * qnorm(pt(-abs(t), df.residual(m), log.p = TRUE), lower.tail = FALSE, log.p = TRUE))
    frame <- model.frame(m); w <- frame[["(weights)"]]; x <- model.matrix(m)[, k]
    spread <- function(a) sqrt(sum(w * (a - weighted.mean(a, w))^2))
    std <- c(std, unname(coef(m)[k]) * spread(x) / spread(frame[[1]]))
  }
  say(name, "estimate", estimate); say(name, "nobs", n); say(name, "std.estimate", std)
  for (k in 1:6) { say(name, kinds[k], error[, k]); say(name, paste0("p.", kinds[k]), p[, k]) }
  say(name, "median", median(estimate)); say(name, "deciles", quantile(estimate, 0:10 / 10, names = FALSE))
  side <- sign(median(estimate))
  say(name, "share", mean(p < .05 & rep(sign(estimate), 6) == side)); say(name, "mean.z", mean(z))
}
curve("common", d)
curve("available", d, common = FALSE)
curve("weighted", d, weights = "w")
curve("without London", d[!is.na(d$region) & d$region != "London", ])
curve("ln", d, focal = "ln(x1)")
write.csv(out, "curve.csv", row.names = FALSE, quote = FALSE)
