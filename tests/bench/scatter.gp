# scatter.gp - the scatter plot of scatter.sh in gnuplot: points and the least squares line.
#     gnuplot -c scatter.gp x.csv x.pdf
set terminal pdfcairo size 12cm,9cm font "Liberation Sans,9"
set output ARG2
set datafile separator ","
set fit quiet logfile "/dev/null"
set xlabel "x"
set ylabel "y"
f(x) = a + b * x
fit f(x) ARG1 skip 1 using 2:1 via a, b
plot ARG1 skip 1 using 2:1 with points pt 7 ps 0.4 notitle, f(x) notitle
