# pictures.R - what pictures of coefficients show, by R: confint at two levels, HC3 (sandwich),
# coefficients of scaled data, lm without each row and each region, and the interval that a printed
# coefficient and standard error give.
# Usage, in this folder, after ols.R: Rscript pictures.R  (writes pictures.csv)
invisible(Sys.setlocale("LC_COLLATE", "C"))
suppressMessages(library(sandwich))
d <- read.csv("made-up.csv", stringsAsFactors = FALSE)
d$region[d$region == ""] <- NA
out <- NULL
say <- function(case, what, value) out <<- rbind(out, data.frame(case = case, what = what,
  value = sprintf("%.17g", value)))
bounds <- function(case, b, se, df) {
  say(case, "estimate", b)
  for (level in c(95, 50)) {
    reach <- qt(0.5 + level / 200, df) * se
    say(case, paste0("low", level), b - reach)
    say(case, paste0("high", level), b + reach)
  }
}
m <- lm(y ~ x1 + x2 + region, d)
bounds("categorical", coef(m)[-1], sqrt(diag(vcov(m)))[-1], df.residual(m))
stopifnot(all.equal(unname(confint(m)[-1, 1]), as.numeric(out$value[out$what == "low95"])))
m <- lm(y ~ x1 + x2 + x3, d)
bounds("hc3", coef(m)[-1], sqrt(diag(vcovHC(m, "HC3")))[-1], df.residual(m))
# In standard deviations: lm on scaled data has the same estimates and, for known standard
# deviations, the same intervals.
used <- model.frame(m)
scaled <- lm(y ~ x1 + x2 + x3, as.data.frame(scale(used)))
bounds("scaled", coef(scaled)[-1], sqrt(diag(vcov(scaled)))[-1], df.residual(scaled))
# x1 without each row, in the order of the rows; and without each region, in the order of first rows.
without <- function(case, sets, kind) for (rows in sets) {
  w <- lm(y ~ x1 + x2 + x3, used[-rows, ])
  v <- if (kind == "HC3") vcovHC(w, "HC3") else vcov(w)
  reach <- qt(0.975, df.residual(w)) * sqrt(v["x1", "x1"])
  say(case, "estimate", coef(w)["x1"]); say(case, "low95", coef(w)["x1"] - reach)
  say(case, "high95", coef(w)["x1"] + reach)
}
without("without", seq_len(nrow(used)), "classical")
without("without-hc3", seq_len(nrow(used)), "HC3")
g <- d[rownames(used), "region"]; keep <- !is.na(g)
used <- used[keep, ]; g <- g[keep]
without("regions", lapply(unique(g), function(r) which(g == r)), "classical")
# B = -.704 (.34), n = 145, 11 coefficients
say("printed", "low95", -.704 - qt(.975, 134) * .34); say("printed", "high95", -.704 + qt(.975, 134) * .34)
write.csv(out, "pictures.csv", row.names = FALSE, quote = FALSE)
