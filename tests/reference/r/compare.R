# compare.R - the steps from one estimate to another, as lm makes them.
# Usage, in this folder: Rscript compare.R   (writes compare.csv)
# Of the village (tests/unit/village.h): y is 2, 4, 5, 4, 5 on x 1 to 5, a sixth place has no x, a
# seventh no y. In the new data the first has no y, the third has y 6, the seventh y 6 on x 7. A
# step's z(x) is over all places with y and x of the data that it takes its values from.
out <- data.frame()
keep <- function(case, step, y, x) {
    b <- coef(lm(y ~ x))
    out <<- rbind(out, data.frame(case = case, step = step, intercept = b[[1]], slope = b[[2]]))
}
old <- data.frame(y = c(2, 4, 5, 4, 5), x = 1:5)
new <- data.frame(y = c(4, 6, 4, 5, 6), x = c(2:5, 7))
both.old <- old[2:5, ]
both.new <- new[1:4, ]

keep("x", "old", old$y, old$x)
keep("x", "left", both.old$y, both.old$x)
keep("x", "values", both.new$y, both.new$x)
keep("x", "new", new$y, new$x)

z <- function(x, over) (x - mean(over)) / sd(over)
keep("z", "old", old$y, z(old$x, old$x))
keep("z", "left", both.old$y, z(both.old$x, old$x))
keep("z", "values", both.new$y, z(both.new$x, new$x))
keep("z", "new", new$y, z(new$x, new$x))

# The new study has x in halves, too: first the new rule on the old data.
keep("rules", "old", old$y, old$x)
keep("rules", "rules", old$y, old$x / 2)
keep("rules", "left", both.old$y, both.old$x / 2)
keep("rules", "values", both.new$y, both.new$x / 2)
keep("rules", "new", new$y, new$x / 2)

out$intercept <- sprintf("%.17g", out$intercept)
out$slope <- sprintf("%.17g", out$slope)
write.csv(out, "compare.csv", row.names = FALSE, quote = FALSE)
