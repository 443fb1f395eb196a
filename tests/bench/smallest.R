# smallest.R FILE.csv - one regression of y on x from a file, as people ask R for it.
print(summary(lm(y ~ x, read.csv(commandArgs(TRUE)[1]))))
