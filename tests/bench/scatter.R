# scatter.R - the scatter plot of scatter.sh in ggplot2: points, the least squares line and its band.
#     Rscript scatter.R x.csv x.pdf
suppressPackageStartupMessages(library(ggplot2))
words <- commandArgs(trailingOnly = TRUE)
data <- read.csv(words[1])
picture <- ggplot(data, aes(x, y)) + geom_point() + geom_smooth(method = "lm", formula = y ~ x)
ggsave(words[2], picture, width = 120, height = 90, units = "mm", device = cairo_pdf)
