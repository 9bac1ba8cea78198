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
// (BATON_PAIRS=200 go test ./relay/pair -run '^$' -bench Advice -benchtime 1x
// -timeout 3h):
//
//	place   scatter  at most  ran  before  within 1 m  2 m  at best  told to 1 m  of these within 1 m  ± holds
//	seen    1.5 m    10       10    3      72          94   89        0            0                   94
//	seen    1.5 m    20       20    3      92          98   94       18           97                   96
//	seen    1.5 m    40       28    3      92          99   96       84           93                   90
//	seen    1.5 m    80       28    3      94          99   97       96           94                   90
//	seen    2.7 m    10       10    2      58          87   70        0            0                   92
//	seen    2.8 m    20       20    2      67          96   81        4           78                   94
//	seen    3.0 m    40       40    2      84          98   89       26           90                   93
//	seen    3.0 m    80       71    2      88          99   93       54           92                   92
//	seen    4.6 m    10       10    3      40          72   53        0            0                   89
//	seen    4.5 m    20       20    3      52          86   66        0            0                   92
//	seen    4.6 m    40       40    3      66          95   78        5           70                   93
//	seen    4.6 m    80       80    3      78          100   88       16           84                   91
//	timed   1.5 m    10       10    3      62          88   80        0            0                   90
//	timed   1.6 m    20       20    3      78          94   86        1           100                   88
//	timed   1.6 m    40       40    3      82          98   89       22           91                   88
//	timed   1.6 m    80       73    3      83          98   90       55           84                   85
//	timed   2.9 m    10       10    2      54          80   62        0            0                   89
//	timed   3.0 m    20       20    2      68          88   71        0           100                   86
//	timed   3.0 m    40       40    2      71          93   80        4           89                   90
//	timed   3.0 m    80       80    2      82          94   86       16           90                   88
//	timed   4.8 m    10       10    3      41          65   47        0            0                   85
//	timed   4.8 m    20       20    3      46          79   59        0            0                   88
//	timed   5.0 m    40       40    3      60          89   70        1           100                   90
//	timed   5.0 m    80       80    3      70          94   79        2           100                   89
//
// What cannot be had: places that scatter by σ, each seen to 0.7 m, tell their mean in n
// repetitions to √((σ² + 0.7²)/n + 0.3²), the 0.3 m being the coach's own habit, and 90 of
// 100 pairs within 1 m are 0.61 m: 10 repetitions where σ is 1.5 m, 30 where it is 2.8, 78
// where it is 4.6, all of them run with the mark that is judged ("at best" is that for as many
// as were run). By presses, a touch being 0.54 m off by habit, they are some 40, 110 and 280.
// Nothing else that is pressed shortens this: entry and exit say how fast the baton was, not
// where the two would meet on the mean, and a habit that all edges share falls out already.
//
// So 90 of 100 pairs are within 1 m where they are steady and a coach types where he saw
// the pass, after two rounds of 20 at most; the more a pair scatters the more repetitions
// it takes, and by presses alone it is not reached. That it knows the mean to a metre the
// advice says only where that would hold if the pair scattered as much as all but one in
// twenty do that showed as little; till then its ± is 2 m or more. Told so, 9 in 10 are
// within it, of the most unsteady, of whom 1 in 20 is told by 40 repetitions and 1 in 6 by
// 80, 7 and 8 in 10: those that showed least of their scatter.
package pair
