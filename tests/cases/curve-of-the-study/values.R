# What the case must say, by R: attain panel --format csv -o panel.csv; Rscript values.R
d <- read.csv("panel.csv"); d <- d[complete.cases(d[c("ks4_attainment", "ks4_progress")]), ]
suppressMessages(library(sandwich))
optional <- c("imd", "demand", "workforce", "expenditure", "ehcp_rate", "fixed_term_exclusion",
              "eet_rate", "out_of_area", "ofsted_good")
std <- p <- z <- NULL
for (y in c("ks4_attainment", "ks4_progress")) for (s in 0:511) {
  terms <- c("persistent_absence", optional[bitwAnd(s, 2^(0:8)) > 0])
  m <- lm(as.formula(paste(y, "~", paste(terms, collapse = "+"))), d); b <- coef(m)[2]
  t <- b / sqrt(c(vcov(m)[2, 2], vcovHC(m, "HC3")[2, 2]))
  std <- c(std, b * sd(d$persistent_absence) / sd(d[[y]])); p <- c(p, 2 * pt(-abs(t), m$df.residual))
  z <- c(z, sign(t) * qnorm(pt(-abs(t), m$df.residual), lower.tail = FALSE))
}
print(c(n = nobs(m), median = median(std), least = min(std), largest = max(std), mean.z = mean(z),
        significant = mean(p < .05), attainment = mean(std[1:512]), progress = mean(std[513:1024])))
print(quantile(std, 0:10 / 10))
