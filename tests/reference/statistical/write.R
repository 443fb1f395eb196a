# Small made-up files of SPSS and Stata, written by other programs than attain: haven (ReadStat,
# by another hand) and foreign (a writer of its own, old formats, Windows-1252).
#
#     Rscript write.R        in this folder
#
# haven 2.5.1, foreign 0.8-84, R 4.2.2
suppressMessages(library(haven))

table <- data.frame(
  place = c("Ashby", "Birch", "C\u00f4te", "Dunmow", "Elland", "Frome", "Gorse", "Hythe", "Ilford", "Jarrow"),
  attainment = c(20.5, 18.25, 22.1, 19.9, 17.35, 21.8, 20.05, 18.9, NA, 23.4),
  absence = c(10.1, 12.7, 8.9, 11.3, 14.2, 9.6, 10.8, 13.1, 9.9, 7.7))
kind <- factor(c("rural", "urban", "urban", "rural", "coast", "coast", "rural", "urban", "coast", "urban"))
good <- c(1, 0, 1, 1, 0, 1, 0, 0, 1, 1)
opened <- as.Date(c("2001-09-01", "1999-01-31", "1900-03-01", "2020-02-29", "1970-01-01", "1960-01-01",
                    "1959-12-31", "2019-03-31", NA, "2024-12-31"))
seen <- as.POSIXct("2019-03-31 12:30:05", tz = "UTC") + 86400 * (0:9)

# SPSS: reasons are -9 and -8, beside a value that is system-missing.
sav <- table
sav$turnover <- labelled_spss(c(0.1, -9, 2.75, 3.5, -8, 1.25, NA, 4, 5.5, 0.3),
                              labels = c(refused = -9, confidential = -8), na_range = c(-9, -8),
                              label = "Turnover of staff")
sav$kind <- kind
sav$good <- labelled(good, c(no = 0, yes = 1))
sav$scale <- labelled(c(1, 2, 3, 1, 2, 3, 1, 2, 3, 1), c(low = 1, middle = 2, high = 3))
sav$answer <- labelled_spss(c("a", "b", "x", "a", "b", "a", "b", "a", "x", "b"),
                            labels = c("no answer" = "x"), na_values = "x")
sav$opened <- opened
sav$seen <- seen
sav$a_name_of_more_than_thirty_two_characters <- 1:10
write_sav(sav, "haven.sav", compress = "byte")
write_sav(sav, "haven.zsav", compress = "zsav")

# Stata: reasons are .a and .b.
dta <- table
dta$turnover <- labelled(c(0.1, tagged_na("a"), 2.75, 3.5, tagged_na("b"), 1.25, NA, 4, 5.5, 0.3),
                         c(refused = tagged_na("a"), confidential = tagged_na("b")), label = "Turnover of staff")
dta$kind <- kind
dta$good <- labelled(good, c(no = 0, yes = 1))
dta$again <- labelled(c(1, 2, 2, 1, 3, 3, 1, 2, 3, 2), c(other = 1, urban = 2, other = 3))
dta$part <- labelled(c(1, 2, 3, 1, 2, 3, 1, 2, 3, 1), c(low = 1, high = 3))
dta$year <- labelled(c(1, 2, 1, 2, 1, 2, 1, 2, 1, 2), c("2019" = 1, "2020" = 2))
dta$opened <- opened
dta$seen <- seen
dta$month <- structure(as.numeric(c(0, 1, 11, 12, -1, 710, 711, 712, 713, 714)), format.stata = "%tm")
dta$quarter <- structure(as.numeric(c(0, 1, 2, 3, 4, -1, 236, 237, 238, 239)), format.stata = "%tq")
write_dta(dta, "haven.dta", version = 15)

# 113, 114, 115: by another writer; strings and labels in Windows-1252.
old <- table
old$place <- iconv(old$place, "UTF-8", "latin1")
old$kind <- kind
foreign::write.dta(old, "foreign.dta", version = 8L, convert.dates = FALSE)
