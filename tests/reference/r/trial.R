# trial.R - what is said of candidates on the made-up rows of tests/unit/tried.h: numbers by R.
#
#     Rscript tests/reference/r/trial.R > tests/reference/r/trial.csv
#
# The rows are made here as there: a linear congruential generator of 32 bits.
state <- 7
draw <- function() {
  state <<- (state * 1664525 + 1013904223) %% 2^32
  floor(state / 256) / 8388608 - 1
}
n <- 90
d <- data.frame(attainment = numeric(n), progress = 0, absence = 0, imd = 0, moves = 0, noise = 0)
for (i in 1:n) {
  absence <- draw(); imd <- draw()
  moves <- absence + draw(); noise <- draw()
  d$attainment[i] <- 10 - 2 * absence - moves + 2 * draw() + (i %% 3 == 1)
  d$progress[i] <- -1 - absence + imd + 2 * draw()
  d$absence[i] <- absence; d$imd[i] <- imd
  d$moves[i] <- 20 + 5 * moves; d$noise[i] <- noise
}
d$scheme <- ifelse(1:n %% 3 == 1, "yes", "no")
d$noise[seq(1, n, by = 7)] <- NA # as the test of who is lost has it

say <- function(case, what, value) cat(case, what, sprintf("%.15g", value), sep = ",", fill = TRUE)
cat("case,what,value\n")
# The smallest noncentrality that an F of 1 and df shows with probability .8, and its difference.
detectable <- function(se, df)
  se * sqrt(uniroot(function(l) pf(qf(.95, 1, df), 1, df, ncp = l, lower.tail = FALSE) - .8,
                    c(1, 50), tol = 1e-12)$root)
for (outcome in c("attainment", "progress"))
  for (x in c("moves", "scheme", "noise")) {
    case <- paste(x, outcome)
    rows <- d[!is.na(d[[x]]), ]
    fit <- lm(reformulate(c("absence", "imd", x), outcome), rows)
    b <- coef(summary(fit))[4, ]
    step <- if (x == "scheme") 1 else sd(rows[[x]])
    ends <- confint(fit)[4, ]
    say(case, "difference", step * b[1])
    say(case, "low", step * ends[1])
    say(case, "high", step * ends[2])
    say(case, "p", b[4])
    say(case, "detectable", step * detectable(b[2], fit$df.residual))
    alone <- lm(reformulate(x, outcome), rows)
    say(case, "alone", step * coef(alone)[2])
  }
for (outcome in c("attainment", "progress")) {
  test <- t.test(d[[outcome]][is.na(d$noise)], d[[outcome]][!is.na(d$noise)])
  say(paste("lost", outcome), "difference", -diff(test$estimate))
  say(paste("lost", outcome), "low", test$conf.int[1])
  say(paste("lost", outcome), "high", test$conf.int[2])
  say(paste("lost", outcome), "p", test$p.value)
}
