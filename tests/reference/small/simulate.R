# simulate.R - a small study whose truth is known: simulate, fit, round, print.
# Made-up numbers about nobody. Writes table-1.csv and table-2.csv beside this script; run
# once with R 4.2: Rscript simulate.R
set.seed(20)
n <- 60
wealth <- rnorm(n, 30, 6)
staff <- rnorm(n, 12, 3) + .1 * (wealth - 30)
open <- rbinom(n, 1, .45)
rank <- sample(1:5, n, TRUE)
score <- 50 + 2 * scale(wealth)[, 1] - .6 * staff + 3 * open + rnorm(n, 0, 5)
share <- .2 + .05 * (score - 45) + .3 * rank + rnorm(n, 0, .8)
z <- function(x) (x - mean(x)) / sd(x)
d <- data.frame(Wealth = z(wealth), Staff = staff, Open = open, Rank = rank)
text <- function(x, k) { s <- formatC(x, format = "f", digits = k); sub("^(-?)0[.]", "\\1.", s) }
p_text <- function(p) {
  stars <- if (p < .001) "***" else if (p < .01) "**" else if (p < .05) "*" else ""
  paste0(if (p < .001) "<.001" else text(p, 3), stars)
}
rows <- function(table, outcome, model, fit, constant) {
  k <- summary(fit)$coefficients
  terms <- if (constant) seq_len(nrow(k)) else 2:nrow(k)
  r <- sapply(terms, function(i) paste(table, outcome, model,
    if (i == 1) "CONSTANT" else rownames(k)[i], "", length(fit$residuals),
    text(k[i, 1], 3), text(k[i, 2], 3), p_text(k[i, 4]), "", "", "", sep = ","))
  if (constant) r <- c(r, paste(table, outcome, model, "R2", "", length(fit$residuals),
                                text(summary(fit)$r.squared, 3), "", "", "", "", "", sep = ","))
  r
}
head <- "table,outcome,model,term,transform,n,b,se,p,b_reading,se_reading,note"
alone <- unlist(lapply(names(d), function(x) {
  m <- d[x]
  c(rows("1", "Score", "individual", lm(score ~ ., m), FALSE),
    rows("1", "Share", "individual", lm(share ~ ., m), FALSE))
}))
together <- c(rows("2", "Score", "multiple", lm(score ~ ., d), TRUE),
              rows("2", "Share", "multiple", lm(share ~ ., d), TRUE))
writeLines(c(head, alone), "table-1.csv")
writeLines(c(head, together), "table-2.csv")
