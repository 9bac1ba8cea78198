// Package results says how sure what it works out is, in numbers.
//
// # How sure the times are
//
// The hand clock's error at the gun is the same for all lanes, so official times correct
// it: recorded finishes lie off theirs by the gun and the keeper's habit at the finish
// together. Most of that is the gun's and counts for the exchanges; a habit that
// exchanges do not share is counted in the ±. Eight lanes, one of them pressed wrongly,
// nothing known of the runners; root mean square error of times and splits against the
// truth in ms (go test ./relay/results -run '^$' -bench Calibration):
//
//	gun late by  exchanges, finish late by  spread of the presses  times before → after  splits before → after
//	0.05 s       0                          0.03 s                 59 → 30               47 → 39
//	0.05 s       0                          0.15 s                 159 → 142             201 → 190
//	0.20 s       0                          0.03 s                 202 → 40              108 → 45
//	0.20 s       0                          0.09 s                 220 → 93              157 → 118
//	0.35 s       0                          0.03 s                 352 → 55              180 → 54
//	0.35 s       0                          0.15 s                 382 → 158             266 → 199
//	0.20 s       0.20, 0.05 s               0.09 s                 117 → 126, worse      140 → 137
//	0.20 s       0.15, 0.10 s               0.09 s                 112 → 85              125 → 114
//	0.20 s       0.10, −0.08 s              0.09 s                 188 → 133             157 → 141
//	0.05 s       0.20, 0.05 s               0.09 s                 157 → 142             159 → 147
//	0.05 s       0.15, 0.10 s               0.09 s                 127 → 90              131 → 117
//	0.05 s       0.10, −0.08 s              0.09 s                 118 → 149, worse      151 → 152
//
// What else tells of a time counts as far as it is sure: what the same keeper's finishes
// and guns were like in the meet's other races, and in the other meets of the data folder
// (a keeper is a laptop, or a phone, that pressed both guns and finishes; where this meet
// tells of another hand, or its file lies elsewhere, the others are left out), once those
// have eight official finishes; the timing computer's clock beside the laptop's over the meet, by a line that a few
// wrong starts (a recall that nobody told) do not move, in parts where the computer's
// clock was set meanwhile, so that a race whose gun nobody pressed, or which was put in
// by guess, is given one by it at the import that lets the clocks say it (three starts
// that agree, before and after it, and finishes that fit; told as the timing computer's,
// gun_from: official, moved when later results say otherwise, taken back in review like
// any press); several watches at one exchange, each by the spread of its own finishes;
// and, where the runners' flat bests are known, or in a field without any what they took in
// the meet's other races, what such legs take: a press that is off makes one leg long and
// the next one short by as much. What was pressed stays in the
// log and in JSON (split_s), and a time taken more than 0.15 s from its press is named
// under the results; one further off than 0.75 s is no slip of a finger and stays.
// Simulated meets of twelve races (gun late 0.19 ± 0.05 s, habits at exchanges and at
// finishes drawn apart, 0.03 ± 0.06 s, spread 0.05 to 0.10 s, one press in fifty off by
// up to 0.6 s, one lane hit wrongly; legs gain on flat bests what is published, the
// race's more or less by 0.1 s and each by 0.15 s), the splits of the last race against
// the truth, and how often their 90 % intervals hold it (go test ./relay/results -run
// '^$' -bench TrueTimes -benchtime 600x):
//
//	                                                recorded  corrected  ±       right
//	one keeper, eight lanes                         157 ms    94 ms      147 ms  90 %
//	the first race of the day                       155       95         143     88 %
//	the first race of a sixth meet                  154       92         146     91 %
//	gun never pressed                               582       93         147     90 %
//	two lanes                                       151       95         154     91 %
//	two lanes, gun never pressed                    577       97         155     91 %
//	two lanes, no times of day                      151       96         155     91 %
//	three keepers                                   117       59         96      91 %
//	a crew of four at the zones                     168       104        166     91 %
//	exchanges late by 0.20 s, finishes by 0.05 s    142       96         147     89 %
//	exchanges 0.15, finishes 0.10                   126       89         147     92 %
//	exchanges 0.10, finishes −0.08                  157       97         147     89 %
//	no flat bests: one keeper, eight lanes          157       129        207     92 %
//	… its teams ran a heat before, too              157       122        189     90 %
//	… or three                                      157       118        180     90 %
//	… three, timed by a crew of four                168       131        209     91 %
//	… two lanes                                     151       126        204     93 %
//	… three keepers                                 117       67         109     92 %
//	… a crew of four                                168       142        224     91 %
//	… exchanges late by 0.20 s, finishes by 0.05 s  142       137        205     90 %
//	… exchanges 0.10, finishes −0.08                157       140        205     90 %
//
// With neither flat bests nor another race of the runners such presses leave 126 ms even where the gun is known exactly
// (relay/results/doc.go has the arithmetic): nothing but surer presses, or more watches,
// makes splits better than that.
//
// # The ledger
//
// Where the time saved on flat bests went: what each leg was expected to gain, what each
// timed exchange cost, and what is left of each leg, with ±; Σ expected + Σ rest − Σ
// cost is the time saved, to the millisecond. What no race tells is not made up, and
// where two sources disagree it is said here which one is followed:
//
//   - Expected gains are the team's own means where each of its legs has four races in
//     the data folder (for export: where the meet file lies there; a file elsewhere is
//     held against its own races only, so that it says the same on every laptop). Else,
//     in a 4×100 m, published ones. Those of the legs (−0.3 +1.0 +0.7 +1.0 s, elite)
//     make 2.4 s, yet teams of every level save 1.8 ± 0.3 s: the difference is taken
//     from the three legs that are handed the baton, which leaves −0.3 +0.8 +0.5 +0.8.
//     For other relays nobody has published any: no ledger before the team's own four
//     races. Races with and without official times are kept apart: a gun by hand is
//     late.
//
//   - An exchange's cost is its zone time less its reference: the pair's best clean one in
//     races over that length; where it has none, the length at 96 % of the mean of the two
//     runners' flat speeds, which says little of one exchange (teams keep 97 to 120 % over
//     30 m: ± 0.7 s) and is named so. Its ± is the two presses', and the reference's: the
//     fastest of a few is fast by luck, too. Not timed: no cost. The part before the pass is
//     the incoming leg's, the part after it the outgoing one's.
//
//   - ± is half a 90 % interval. Two presses of 0.07 s spread make ± 0.16 s. How a
//     team's spread of 0.3 s is shared among its legs is not published either: as if
//     each had its own.
//
//   - A loss is named where, of all parts and of none, it is most likely the one cause: each
//     against what such a part usually takes, not against the best; a late press makes a leg
//     slow and the next one fast, an exchange that fails both legs beside it. Else "not
//     sure"; an exchange that was not timed can be the cause, too, and is then not named.
//     Simulated teams with six earlier races, presses of 0.07 s spread, one exchange or one
//     leg slower by so much (go test ./relay/results -run '^$' -bench BenchmarkLedger
//     -benchtime 2500x): costs lie 0.10 s from what the exchanges really took over the
//     reference, 0.15 s from what they took over the pair's best as it really was, which
//     their ± of 0.26 s hold in 93 of 100. A loss between 0.05 and 0.60 s that is twice its ±
//     or more is named in 96 of 100 at an exchange, in 92 in a leg; the table below says more.
//
//   - Legs about an exchange that was not seen share one rest.
//
//   - Over the season (history, page *costs*) each pair's exchanges are held against the
//     pair's own best or, where that says more, against the speed that the squad's other
//     exchanges keep, since a pair that is always slow has no better one of its own (how
//     far they may differ by who runs: 2 %, twice what a good team's three differ by):
//     what one usually costs, the worst, and whether the later half was better than the
//     earlier, all with ±, and "not sure" where that may be luck. Below it stands what
//     to work at, with the go-mark's move; so it does on the team's page (w), in the
//     report, beside pinned teams, and in the message. Of simulated seasons of ten races
//     in which one exchange took 0.2, 0.3, 0.4 or 0.6 s more every time, 31, 67, 93 and 100
//     of 100 name it, 1 of 100 another (go test ./relay/pair -run '^$' -bench
//     BenchmarkSeason -benchtime 300x).
//
// What 100 such ledgers name, by how much one part was slower:
//
//	slower by  at an exchange: the largest, another, not sure  in a leg
//	0 s        12, 4, 84                                       14, 3, 82
//	0.2 s      40, 8, 52                                       33, 9, 58
//	0.4 s      87, 4, 9                                        79, 9, 12
//	0.6 s      98, 2, 0                                        97, 2, 0
package results
