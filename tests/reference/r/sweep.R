# sweep.R - each predictor alone, all together, and p adjusted for the number of tests, by R's
# lm, cor, anova and p.adjust on made-up data (ols.R makes them; they describe nothing).
# Usage, in this folder: Rscript sweep.R   (writes sweep.csv)
invisible(Sys.setlocale("LC_COLLATE", "C"))
d <- read.csv("made-up.csv", na.strings = "")
d$z3 <- (d$x3 - mean(d$x3, na.rm = TRUE)) / sd(d$x3, na.rm = TRUE)
out <- NULL
say <- function(case, what, value) out <<- rbind(out, data.frame(case = case, what = what,
  index = seq_along(value), value = sprintf("%.17g", value)))
# The terms of `given` are in both models of a comparison; one predictor is what is compared.
one <- function(case, outcome, predictor, given = "1", data = d) {
  used <- data[complete.cases(data[all.vars(reformulate(c(given, predictor), outcome))]), ]
  m <- lm(reformulate(c(given, predictor), outcome), used)
  m0 <- lm(reformulate(given, outcome), used)
  a <- anova(m0, m)
  say(case, "nobs", nobs(m)); say(case, "statistic.f", a$F[2]); say(case, "p", a$`Pr(>F)`[2])
  if (a$Df[2] == 1) {
    k <- summary(m)$coefficients[nrow(summary(m)$coefficients), ]
    x <- model.matrix(m)[, ncol(model.matrix(m))]; y <- model.response(model.frame(m))
    say(case, "estimate", k[1]); say(case, "std.error", k[2]); say(case, "beta", k[1] * sd(x) / sd(y))
    x0 <- resid(lm(reformulate(given, "x"), cbind(used, x = x)))
    say(case, "r", cor(x0, resid(m0)))
  }
  a$`Pr(>F)`[2]
}
predictors <- c("x1", "x2", "z3", "region", "poly(w, 2)")
p <- c(sapply(predictors, function(x) one(paste("y", x), "y", x)),
       sapply(predictors, function(x) one(paste("ln y", x), "log(y)", x)))
say("alone", "holm", p.adjust(p, "holm")); say("alone", "BH", p.adjust(p, "BH"))
together <- function(case, outcome, predictors, data = d) {
  used <- data[complete.cases(data[all.vars(reformulate(predictors, outcome))]), ]
  m <- lm(reformulate(predictors, outcome), used)
  say(case, "joint.nobs", nobs(m))
  say(case, "joint.p", drop1(m, test = "F")$`Pr(>F)`[-1])
  s <- summary(m)$coefficients
  say(case, "joint.estimate", s[c("x1", "x2", "z3"), 1])
  say(case, "joint.std.error", s[c("x1", "x2", "z3"), 2])
}
together("y", "y", predictors)
together("ln y", "log(y)", predictors)
p <- sapply(c("x1", "x2", "region"), function(x) one(paste("given", x), "y", x, c("size", "w")))
say("given", "holm", p.adjust(p, "holm"))
common <- d[complete.cases(d[c("y", "x1", "x2", "x3", "region")]), ]
for (x in c("x1", "x2", "z3", "region")) one(paste("common", x), "y", x, data = common)
out$case <- sub("poly(w, 2)", "poly", out$case, fixed = TRUE)
write.csv(out, "sweep.csv", row.names = FALSE, quote = FALSE)
