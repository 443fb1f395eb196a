# distribution.R - tails of t and F and quantiles of t over a grid, from R's own functions.
# Usage, in this folder: Rscript distribution.R   (writes distribution.csv)
t <- c(1e-8, 1e-3, .1, .5, 1, 1.5, 2, 3, 5, 10, 20, 40, 100, 1e3)
df <- c(.5, 1, 2, 3, 5, 10, 30, 100, 136, 1000, 1e5, 1e6)
f <- c(1e-6, .01, .5, .9, 1, 1.1, 2, 5, 20, 100, 1000)
p <- c(1e-10, 1e-4, .025, .3, .4999, .6, .95, .975, .995, 1 - 1e-9)
two_sided <- expand.grid(name = "t", x = t, df1 = NA, df2 = df, stringsAsFactors = FALSE)
two_sided$value <- 2 * pt(-two_sided$x, two_sided$df2)
upper <- expand.grid(name = "f", x = f, df1 = c(1, 2, 5, 11, 40), df2 = c(1, 3, 10, 100, 133, 1e4, 1e6),
                     stringsAsFactors = FALSE)
upper$value <- pf(upper$x, upper$df1, upper$df2, lower.tail = FALSE)
# Half a degree of freedom is left out here: R's qt is good to 7 digits there, not to 12.
quantile <- expand.grid(name = "quantile", x = p, df1 = NA, df2 = df[df >= 1], stringsAsFactors = FALSE)
quantile$value <- qt(quantile$x, quantile$df2)
all <- rbind(two_sided, upper, quantile)
all <- all[abs(all$value) > 1e-300, ]
text <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
write.csv(data.frame(name = all$name, x = text(all$x), df1 = text(all$df1), df2 = text(all$df2),
                     value = text(all$value)), "distribution.csv", row.names = FALSE, quote = FALSE)
