# What the case must say, by R.
d <- read.csv("made-up.csv", na.strings = ""); d <- d[!is.na(d$w), ]
for (cases in c("available", "common")) for (f in c("y~x", "y~x+size", "y~x+b", "y~x+b+size", "y~x+a",
    "y~x+a+size", "y~x+a+b", "y~x+a+b+size")) {
  m <- lm(as.formula(f), if (cases == "common") d[complete.cases(d), ] else d, weights = w)
  cat(cases, f, sprintf("%.10g", c(coef(m)[2], sqrt(vcov(m)[2, 2]))), nobs(m), "\n")
}
