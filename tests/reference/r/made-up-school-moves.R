# made-up-school-moves.R - writes data/made-up-school-moves.csv: three columns that nobody counted, for
# the fictitious local authorities of the sample.
#
#     attain panel -q -o panel.csv && Rscript made-up-school-moves.R panel.csv > made-up-school-moves.csv
#
# school_moves goes with persistent absence and, a little, with what the study's model leaves of KS4
# Attainment; mentoring and tutoring_hours go with nothing.
panel <- read.csv(commandArgs(TRUE)[1])
set.seed(20231)
z <- function(x) (x - mean(x, na.rm = TRUE)) / sd(x, na.rm = TRUE)
model <- lm(ks4_attainment ~ imd + demand + workforce + expenditure + ehcp_rate + persistent_absence +
              fixed_term_exclusion + eet_rate + out_of_area + ofsted_good, panel, na.action = na.exclude)
left <- z(residuals(model))
left[is.na(left)] <- 0
absence <- z(panel$persistent_absence)
absence[is.na(absence)] <- 0
n <- nrow(panel)
moves <- 11 + 2.4 * (0.5 * absence - 0.33 * left + sqrt(0.6) * rnorm(n))
moves <- pmax(round(moves, 1), 0.5)
moves[sample(n, 7)] <- NA
hours <- round(exp(rnorm(n, 2.2, 0.5)), 1)
data <- data.frame(la_number = panel$la_number, local_authority = panel$local_authority,
                   school_moves = moves, mentoring = ifelse(runif(n) < 0.45, "Yes", "No"),
                   tutoring_hours = hours)
write.csv(data, row.names = FALSE, quote = FALSE, na = "")
