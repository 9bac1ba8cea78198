// Package pair says how near its advice comes, in numbers.
//
// # How near the advice comes
//
// Go-mark advice weighs everything that a pair may be (how much faster the one who comes
// is, how far head starts scatter, how far they lie from the mark) by all its
// repetitions, whatever mark each was run with; it says where the mark would bring the
// mean pass, with ±, and how many repetitions would tell that to a metre. It is held
// against simulated pairs that use none of its formulas (relay/pair/simulated_test.go;
// sources and guesses stand there): a mark from two hand times, then two rounds. The
// reach of a mark is steep: where the one who comes is 15 % faster, half a step moves
// the pass by a metre, and nothing but the mean of the repetitions can tell it better
// than their scatter over the root of their number. 90 of 100 pairs within 1 m is not
// reached: presses alone leave half a metre that no number of repetitions evens out. Of
// 100 pairs within 1 m (BATON_PAIRS=1000 go test ./relay/pair -run '^$' -bench Advice
// -benchtime 1x; 1,000 pairs each):
//
//	passes scatter by  repetitions  mark of two hand times  moved after each round: 1, 2  as soon as they say so: 1, 2  within 2 m  at most  ± holds in
//	1.3 m              2 × 5        5                       16, 47                      42, 61                        86           92       93
//	1.3 m              2 × 10       6                       14, 51                      57, 68                        93           96       86
//	1.4 m              2 × 20       5                       13, 50                      71, 78                        97           98       84
//	2.4 m              2 × 5        5                       15, 35                      29, 44                        74           74       89
//	2.4 m              2 × 10       5                       14, 38                      40, 55                        85           84       88
//	2.9 m              2 × 20       4                       14, 38                      56, 63                        90           90       85
//	4.5 m              2 × 5        4                       14, 27                      24, 33                        59           58       84
//	4.5 m              2 × 10       5                       14, 29                      31, 38                        72           71       85
//	4.6 m              2 × 20       5                       14, 30                      41, 49                        81           82       86
//
// So a coach takes the advice as soon as it comes (two repetitions say so where the mark
// is far off), and runs as many more as it asks for.
package pair
