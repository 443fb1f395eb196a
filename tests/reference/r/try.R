# try.R - measures of the Local Authority Interactive Tool that the report did not use, tried on its
# models (Table A3, Model 1 and Table A2) by R's lm, from the official files themselves. What is kept
# are estimates of models: no value of a local authority.
# Usage, in this folder: Rscript try.R FOLDER   (with lait/, deprivation/, inspections/ and areas/;
# writes try.csv). `what` is the heading of attain's CSV file.
folder <- commandArgs(TRUE)[1]
at <- function(...) file.path(folder, ...)
lait <- read.csv(at("lait", "bds_long.csv"), colClasses = "character", check.names = FALSE)
lait$year <- substr(lait$Years, 1, 4)
lait$value <- suppressWarnings(as.numeric(lait$Values))
areas <- read.csv(at("areas", "la_codes.csv"), colClasses = "character")
number <- areas$la_number
mean_of <- function(measure, least = 1, zero = FALSE) {
  rows <- lait[lait$`Short Desc` == measure & lait$year %in% 2017:2019 & !is.na(lait$value), ]
  if (zero) rows <- rows[rows$value != 0, ]
  sums <- tapply(rows$value, rows$`LA Number`, sum)
  counts <- tapply(rows$value, rows$`LA Number`, length)
  sums <- (sums / counts)[counts >= least]
  unname(sums[number])
}
standard <- function(x) as.numeric(scale(x))
# One factor by principal axes: communalities that reproduce themselves; regression scores.
axis_score <- function(measures) {
  x <- sapply(measures, mean_of)
  whole <- complete.cases(x)
  r <- cor(x[whole, ])
  shared <- 1 - 1 / diag(solve(r))
  repeat {
    reduced <- r
    diag(reduced) <- shared
    e <- eigen(reduced, symmetric = TRUE)
    loading <- sqrt(e$values[1]) * e$vectors[, 1]
    if (max(abs(loading^2 - shared)) < 1e-14) break
    shared <- loading^2
  }
  if (sum(loading) < 0) loading <- -loading
  score <- rep(NA_real_, length(number))
  score[whole] <- scale(x[whole, ]) %*% solve(r, loading)
  score
}
imd <- read.csv(at("deprivation", "imd2019_upper_tier.csv"), check.names = FALSE)
judged <- read.csv(at("inspections", "ilacs_2023-03-31.csv"), colClasses = "character")
judgement <- judged$judgement[match(number, judged$la_number)]
d <- data.frame(
  attainment = mean_of("LAC_KS4_AVG_Attain8", 2, TRUE), progress = mean_of("LAC_KS4_AVG_Prog8", 2),
  imd = standard(imd$`IMD - Average score`[match(areas$gss_code_2019, imd[[1]])]),
  demand = standard(axis_score(c("LAC", "CPP_rate", "Section_47", "CareApplications"))),
  workforce = standard(axis_score(c("Work_Force_TO_Rate", "Work_Force_AvgNumCase_SW",
    "Work_Force_Vac_Rate", "Work_Force_SWAbsence", "Work_Force_Agecy_Rate"))),
  expenditure = log(mean_of("TotalLACFinance") / mean_of("LACnum")),
  ehcp = standard(mean_of("LAC_SEN_Statement")), absence = standard(mean_of("LAC_Pers_Abs")),
  exclusion = standard(mean_of("LAC_Fixed_ Ex")), eet = mean_of("CareLeaverEET") / 20,
  away = standard(mean_of("LACDistance")),
  good = ifelse(is.na(judgement), NA, judgement %in% c("good", "outstanding")) + 0,
  region = areas$region)
predictors <- setdiff(names(d), c("attainment", "progress", "region"))
kept <- !is.na(d$attainment) & !is.na(d$progress)
tried <- c("Emotional_LAC", "LACStable_2016on", "LAC_LongStable%", "LACHealth%",
           "LAC_RetHome_Not_CarePlan_%")
out <- NULL
for (measure in tried) for (outcome in c("attainment", "progress")) {
  all <- cbind(d, y = d[[outcome]], x = mean_of(measure))[kept, ]
  model <- complete.cases(all[, c("y", predictors)])
  used <- all[model & !is.na(all$x), ]
  alone <- lm(y ~ x, all[!is.na(all$x), ])
  before <- lm(reformulate(predictors, "y"), used)
  after <- lm(reformulate(c(predictors, "x"), "y"), used)
  change <- anova(before, after)
  left <- function(m) sqrt(mean((resid(m) / (1 - hatvalues(m)))^2))
  others <- summary(lm(reformulate(predictors, "x"), used))$r.squared
  bend <- anova(after, update(after, . ~ . + I(x^2)))
  p_without <- sapply(seq_len(nrow(used)), function(i)
    summary(update(after, data = used[-i, ]))$coefficients["x", 4])
  a <- summary(alone)$coefficients["x", ]
  b <- summary(after)$coefficients["x", ]
  value <- c(nobs = nrow(used), alone.estimate = a[[1]], alone.std.error = a[[2]],
    alone.statistic = a[[3]], alone.p.value = a[[4]], alone.conf.low = confint(alone)["x", 1],
    alone.conf.high = confint(alone)["x", 2], estimate = b[[1]], std.error = b[[2]],
    statistic = b[[3]], df = df.residual(after), p.value = b[[4]],
    conf.low = confint(after)["x", 1], conf.high = confint(after)["x", 2],
    per.sd = b[[1]] * sd(used$x), r.squared.before = summary(before)$r.squared,
    r.squared = summary(after)$r.squared, change.statistic = change$F[2],
    change.p.value = change$`Pr(>F)`[2], rmse.before = left(before), rmse = left(after),
    vif = 1 / (1 - others), r.squared.on.others = others,
    square.statistic = bend$F[2], square.p.value = bend$`Pr(>F)`[2],
    p.value.most.row = max(p_without))
  lost <- all$y[model & is.na(all$x)]
  if (length(lost) > 1) {
    w <- t.test(lost, used$y)
    value <- c(value, lost.mean = mean(lost), others.mean = mean(used$y),
      lost.conf.low = w$conf.int[1], lost.conf.high = w$conf.int[2], lost.p.value = w$p.value)
  }
  out <- rbind(out, data.frame(candidate = measure, outcome = outcome, what = names(value),
    value = unname(value)))
}
for (family in c("p.value", "alone.p.value")) {
  rows <- out[out$what == family, ]
  out <- rbind(out, transform(rows, what = paste0(family, ".holm"),
    value = p.adjust(rows$value, "holm")))
}
out$value <- sprintf("%.17g", out$value)
out$outcome <- c(attainment = "KS4 Attainment", progress = "KS4 Progress")[out$outcome]
write.csv(out, "try.csv", row.names = FALSE, quote = FALSE)
