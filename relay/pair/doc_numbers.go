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
// -benchtime 1x; these are of 60 pairs each):
//
//	passes scatter by  repetitions  mark of two hand times  moved after each round: 1, 2  as soon as they say so: 1, 2  within 2 m  at most  ± holds in
//	1.2 m              2 × 5        8                       18, 45                        45, 57                        83          95       93
//	1.3 m              2 × 10       12                      18, 53                        53, 67                        90          97       93
//	1.4 m              2 × 20       5                       8, 53                         75, 77                        93          96       85
//	2.0 m              2 × 5        5                       13, 33                        27, 43                        72          78       93
//	2.4 m              2 × 10       8                       22, 37                        37, 52                        77          83       92
//	3.3 m              2 × 20       3                       20, 38                        55, 57                        80          89       78
//	4.2 m              2 × 5        8                       17, 30                        28, 40                        60          63       85
//
// So a coach takes the advice as soon as it comes (two repetitions say so where the mark
// is far off), and runs as many more as it asks for.
package pair
