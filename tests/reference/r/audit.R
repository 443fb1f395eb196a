# audit.R - what the rules of an audit should come to, by R's own functions.
# Usage, in this folder: Rscript audit.R   (writes audit.csv)
# p.adjust for families; pt and qt for rows; pf for whole models. The numbers are those of the
# report's printed tables (data/published), rounding intervals written out by hand.
out <- data.frame()
keep <- function(case, what, value)
    out <<- rbind(out, data.frame(case = case, what = what, value = value))

# Table A1, p as printed, "<.001" as .001.
p <- c(.822, .201, .001, .164, .820, .341, .395, .894, .957, .020, .001, .001, .833, .491, .089,
       .087, .818, .072, .589, .450, .001)
keep("adjust", "p", p)
keep("adjust", "holm", p.adjust(p, "holm"))
keep("adjust", "BH", p.adjust(p, "BH"))
# Ties, one, and p that adjust to one.
p <- c(.04, .04, .9, .01, .01, .01, 1, .0001)
keep("ties", "p", p)
keep("ties", "holm", p.adjust(p, "holm"))
keep("ties", "BH", p.adjust(p, "BH"))

# Table A1, Demand -> KS4 Attainment: -.355 (.25), p .164, n 145.
keep("demand", "p.low", 2 * pt(-.3555 / .245, 143))
keep("demand", "p.high", 2 * pt(-.3545 / .255, 143))
keep("demand", "se.low", .3545 / qt(1 - .1635 / 2, 143))
keep("demand", "se.high", .3555 / qt(1 - .1645 / 2, 143))

# Table A5, KS4 Progress: R2 .172, 9 terms, n 78.
for (end in list(c("low", .1715), c("high", .1725))) {
    r2 <- as.numeric(end[2])
    f <- (r2 / 9) / ((1 - r2) / 68)
    keep("whole", paste0("f.", end[1]), f)
    keep("whole", paste0("p.", end[1]), pf(f, 9, 68, lower.tail = FALSE))
    keep("whole", paste0("adjusted.", end[1]), 1 - (1 - r2) * 77 / 68)
}

# A single predictor: s_y / s_x from its row, on R's own data (mtcars), to the last digit.
fit <- summary(lm(mpg ~ wt, mtcars))$coefficients[2, ]
keep("spread", "b", fit[1]); keep("spread", "se", fit[2])
keep("spread", "sd ratio", sd(mtcars$mpg) / sd(mtcars$wt))

# Nested models on mtcars: mpg on wt, qsec and then hp; hp on wt and qsec.
one <- lm(mpg ~ wt + qsec, mtcars); two <- lm(mpg ~ wt + qsec + hp, mtcars)
aux <- lm(hp ~ wt + qsec, mtcars)
b <- function(m) coef(m)[c("wt", "qsec")]
se <- function(m) summary(m)$coefficients[c("wt", "qsec"), 2]
keep("nested", "constant", (b(one) - b(two)) / b(aux))
keep("nested", "error", se(two) / sqrt(se(aux)^2 + b(aux)^2 / aux$df.residual))
out$value <- sprintf("%.17g", out$value)
write.csv(out, "audit.csv", row.names = FALSE, quote = FALSE)
