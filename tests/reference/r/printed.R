# printed.R - tables of regressions on R's mtcars as they would be printed: three decimals,
# rounded half away from zero, p below .001 as "<.001", stars.
# Usage, in this folder: Rscript printed.R   (writes printed.csv)
shown <- function(x, d = 3) {
    units <- floor(abs(x) * 10^d + .5)
    text <- sub("^0\\.", ".", sprintf("%.*f", d, units / 10^d))
    ifelse(units > 0 & x < 0, paste0("-", text), text)
}
p_shown <- function(p) paste0(ifelse(p < .001, "<.001", shown(p)),
                              ifelse(p < .001, "***", ifelse(p < .01, "**", ifelse(p < .05, "*", ""))))
lines <- "table,outcome,model,term,transform,n,b,se,p"
add <- function(table, model, formula, whole) {
    fit <- lm(formula, mtcars); s <- summary(fit); outcome <- all.vars(formula)[1]
    co <- s$coefficients[c(2:nrow(s$coefficients), 1), , drop = FALSE]
    if (!whole) co <- co[-nrow(co), , drop = FALSE]
    terms <- ifelse(rownames(co) == "(Intercept)", "CONSTANT", rownames(co))
    lines <<- c(lines, paste(table, outcome, model, terms, "", nrow(mtcars), shown(co[, 1]),
                             shown(co[, 2]), p_shown(co[, 4]), sep = ","))
    if (whole)
        lines <<- c(lines, paste(table, outcome, model, c("R2", "ADJUSTED R2", "F"), "", nrow(mtcars),
                                 shown(c(s$r.squared, s$adj.r.squared, s$fstatistic[1])), "", "", sep = ","))
}
for (x in c("wt", "qsec", "drat", "gear"))
    for (y in c("mpg", "hp"))
        add("M1", "individual", as.formula(paste(y, "~", x)), FALSE)
add("M2", "multiple", hp ~ wt + qsec + drat + gear, TRUE)
add("M3", "Model 1", mpg ~ wt + qsec + drat + gear, TRUE)
add("M3", "Model 2", mpg ~ wt + qsec + drat + gear + hp, TRUE)
writeLines(lines, "printed.csv")
