# The coefficients that tests/cases/fit-any-table expects.
# R 4.2.2: Rscript any_table.R ../../cases/fit-any-table/plants.csv >any_table.csv
plants <- read.csv(commandArgs(TRUE)[1], check.names = FALSE, na.strings = "")
fit <- lm(growth ~ `light hours` + water + soil, data = plants)
found <- summary(fit)$coefficients
write.csv(data.frame(estimate = sprintf("%.15g", found[, 1]), std.error = sprintf("%.15g", found[, 2]),
                     p.value = sprintf("%.15g", found[, 4])), quote = FALSE, row.names = FALSE)
