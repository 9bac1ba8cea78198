// Package pair says how near its advice comes, in numbers.
//
// # How near the advice comes
//
// Go-mark advice takes the mean of a pair's passes, each moved from the mark that it was
// run with to the one that is judged, as far as all that the pair may be says that this
// moves it (how much faster the one who comes is, how far head starts scatter and lie
// from the mark). It says where a mark would bring the mean, with ±, and what would tell
// that to a metre. It is held against simulated pairs that use none of its formulas
// (relay/pair/simulated_test.go; sources and guesses stand there): a mark from two hand
// times, then repetitions, the mark moved as soon as the advice says so, until it says
// that it knows the mean to a metre, or there are as many as are asked for. The reach of
// a mark is steep: where the one who comes is 15 % faster, half a step moves the pass by
// a metre and more. Presses alone leave half a metre that no number of repetitions evens
// out, since a keeper presses touches later or sooner than edges; a coach who types where
// the pass was seen is guessed to leave 0.3 m. Of 100 pairs
// (BATON_PAIRS=1000 go test ./relay/pair -run '^$' -bench Advice -benchtime 1x
// -timeout 3h; 1,000 pairs in the first five rows,
// 200 in the others):
//
//	place  scatter  at most  ran  before  within 1 m  2 m  at best  told to 1 m  of these within 1 m  ± holds
//	seen    1.3 m    10       10    5      73          94   89        3           91                   94
//	seen    1.3 m    20       20    4      88          98   94       47           91                   93
//	seen    1.3 m    40       21    5      90          99   95       90           92                   93
//	seen    2.8 m    10       10    4      55          84   69        1           75                   89
//	seen    2.9 m    20       20    5      71          93   80       14           79                   90
//	seen    2.8 m    40       40    2      80          97   87       42           87                   88
//	seen    4.5 m    10       10    2      36          68   51        0            0                   86
//	seen    4.7 m    20       20    5      62          88   64        4           57                   92
//	seen    4.6 m    40       40    6      64          93   78        9           78                   92
//	timed   1.3 m    10       10    4      74          97   82        0            0                   94
//	timed   1.5 m    20       20    4      77          96   85        8           100                   88
//	timed   1.4 m    40       40    4      82          100   89       40           88                   89
//	timed   2.7 m    10       10    4      60          87   65        0            0                   90
//	timed   3.2 m    20       20    4      70          92   71        2           60                   90
//	timed   3.1 m    40       40    7      72          96   80       14           74                   84
//	timed   4.8 m    10       10    3      51          78   48        0            0                   86
//	timed   5.0 m    20       20    5      50          79   58        0           100                   88
//	timed   5.2 m    40       40    5      61          90   69        4           57                   89
//
// So 90 of 100 pairs are within 1 m where they are steady and a coach types where he saw
// the pass, after two rounds of 20 at most; the more a pair scatters the more repetitions
// it takes, and by presses alone it is not reached. Where the advice says that it knows
// the mean to a metre, that is true of 9 in 10 steady pairs, of somewhat fewer others
// (it says so before chance is done with them), and of the most unsteady it says so
// rarely. "At best" is what the mean of so many repetitions, all with one mark, would
// give, the keeper's habit left in it.
package pair
