# Rscript releases.R REFERENCE > releases.csv
# Where two releases hold another figure for looked-after children's Attainment 8: Explore Education
# Statistics (ees/ks4_la.csv, April 2024) and LAIT (lait/bds_long.csv, April 2026), joined by LA
# number and year; a figure that is none in one of them counts as another. Made with R 4.
folder <- commandArgs(TRUE)[1]
ees <- read.csv(file.path(folder, "ees/ks4_la.csv"), colClasses = "character")
ees <- ees[ees$geographic_level == "Local authority" &
           ees$social_care_group == "CLA 12 months at 31 March" &
           ees$time_period %in% c("201617", "201718", "201819"), ]
ees <- data.frame(number = ees$old_la_code, year = as.integer(substr(ees$time_period, 1, 4)) + 1,
                  name = ees$la_name, ees = suppressWarnings(as.numeric(ees$avg_att8)))
lait <- read.csv(file.path(folder, "lait/bds_long.csv"), colClasses = "character")
lait <- lait[lait$Short.Desc == "LAC_KS4_AVG_Attain8" & lait$Years %in% c("2017", "2018", "2019") &
             as.numeric(lait$LA.Number) < 970, ]
lait <- data.frame(number = lait$LA.Number, year = as.integer(lait$Years),
                   lait = suppressWarnings(as.numeric(lait$Values)))
both <- merge(ees, lait, by = c("number", "year"), all = TRUE)
same <- (is.na(both$ees) & is.na(both$lait)) |
    (!is.na(both$ees) & !is.na(both$lait) & abs(both$ees - both$lait) < 1e-9)
differ <- both[!same, ]
differ <- differ[order(as.integer(differ$number), differ$year), ]
cat("la_number,year,ees,lait\n")
for (i in seq_len(nrow(differ)))
    with(differ[i, ], cat(number, ",", year, ",", ifelse(is.na(ees), "", format(ees, digits = 15)),
                          ",", ifelse(is.na(lait), "", format(lait, digits = 15)), "\n", sep = ""))
