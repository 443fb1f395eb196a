* Written by PSPP 1.6.2: pspp write.sps, in this folder. Made up.
* Another program's writer: weights, three single missing values, a portable file.
DATA LIST LIST /y x (F8.2) answer (F1.0) w (F3.0).
BEGIN DATA
1.5 2 1 3
2.5 3 2 1
2.25 5 9 2
4 6 8 4
4.5 8 1 2
6.75 9 7 1
END DATA.
VARIABLE LABELS y 'Outcome' /x 'Predictor'.
VALUE LABELS answer 1 'yes' 2 'no' 7 'refused' 8 'not available'.
MISSING VALUES answer (7, 8, 9).
VARIABLE LEVEL answer (NOMINAL).
WEIGHT BY w.
SAVE OUTFILE='pspp.sav' /COMPRESSED.
EXPORT OUTFILE='pspp.por'.
