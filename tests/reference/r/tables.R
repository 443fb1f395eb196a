# tables.R - the cells of a table of coefficients as R makes them: lm, sandwich's HC3, confint, and
# beta from lm on scaled data; each as text, by each style's rule of decimals and zeros.
# Usage, in this folder: Rscript tables.R   (reads made-up.csv, writes tables.csv)
suppressMessages(library(sandwich))
d <- read.csv("made-up.csv"); d <- d[complete.cases(d[c("y", "x1", "x2", "x3")]), ]
m <- lm(y ~ x1 + x2 + x3, d)
s <- lm(scale(y) ~ scale(x1) + scale(x2) + scale(x3), d)
pointed <- function(text) sub("^(-?)0\\.", "\\1.", text)
fixed <- function(x, decimals) ifelse(is.na(x), "", sprintf("%.*f", as.integer(decimals), x))
p_text <- function(p, space, decimals = 3)
  ifelse(p < 10^-decimals, paste0("<", space, pointed(fixed(10^-decimals, decimals))), pointed(fixed(p, decimals)))
stars <- function(p) ifelse(p < .001, "***", ifelse(p < .01, "**", ifelse(p < .05, "*", "")))
out <- NULL
say <- function(se, style, column, text) out <<- rbind(out, data.frame(se = se, style = style,
  term = names(coef(m)), column = column, text = text))
for (se in c("classical", "HC3")) {
  v <- if (se == "HC3") vcovHC(m, "HC3") else vcov(m)
  b <- coef(m); e <- sqrt(diag(v)); df <- df.residual(m); t <- b / e; p <- 2 * pt(-abs(t), df)
  low <- b - qt(.975, df) * e; high <- b + qt(.975, df) * e
  if (se == "classical") stopifnot(all.equal(cbind(low, high), confint(m), check.attributes = FALSE))
  beta <- c(NA, coef(s)[-1])
  own <- 3 - floor(log10(e)) # four significant digits of the error
  for (style in c("report", "apa", "plain")) {
    report <- style == "report"
    zero <- if (report) pointed else identity
    decimals <- if (report) rep(3, 4) else own
    say(se, style, "estimate", zero(fixed(b, decimals)))
    say(se, style, "std_error", zero(fixed(e, if (report) 2 else own)))
    say(se, style, "beta", pointed(fixed(beta, if (style == "apa") 2 else 3)))
    say(se, style, "statistic", zero(fixed(t, 2)))
    say(se, style, "df", fixed(rep(df, 4), 0))
    say(se, style, "p_value", paste0(p_text(p, if (style == "apa") " " else ""), stars(p)))
    say(se, style, "conf_low", zero(fixed(low, decimals)))
    say(se, style, "conf_high", zero(fixed(high, decimals)))
    # --decimals B=1,SE=4,p=2,beta=4
    say(se, style, "estimate 1", zero(fixed(b, 1)))
    say(se, style, "std_error 4", zero(fixed(e, 4)))
    say(se, style, "beta 4", pointed(fixed(beta, 4)))
    say(se, style, "conf_low 1", zero(fixed(low, 1)))
  }
}
write.csv(out, "tables.csv", row.names = FALSE, quote = FALSE)
