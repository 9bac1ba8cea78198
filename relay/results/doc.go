// Package results is what is said of a race once it is over: places and totals,
// splits set right by official times (Calibrate), heats together, team scores,
// what looks wrong (Suspicions), and the remarks that stand under what is
// printed. It says nothing that the race does not know: a team one exchange short
// has no splits but those that are sure. It imports the domain (relay) only.
// Begin reading at results.go.
//
// # How a time is set right
//
// calibrate.go finds what a race's finishes are off by, from official times, hand.go
// and clock.go from the meet's other races. exchanges.go does the exchanges: what all
// lanes share (common.go: by how much each station's presses are off, what such legs
// take) and each lane's passes (lane.go), by the presses (watch.go) and what its legs
// are likely to take (likely.go), as least squares (squares.go) over every way in which a
// press may be a slip, or a leg of another kind. sureness.go says how sure it is.
//
// # What is attainable
//
// A press spreads by 0.05 to 0.10 s, 0.0058 s² on the average; one in fifty is off by up
// to 0.6 s, which adds 0.02 × 0.6² ÷ 3 = 0.0024: 0.0081 s². Legs 2 and 3 lie between two
// presses, 0.0163. Legs 1 and 4 have one, and the habit at exchanges apart from the one
// at finishes, two of 0.06 s: 0.0081 + 0.0072 = 0.0153. The mean of the four is 0.0158:
// 126 ms with the gun known exactly. To come to 115 ms most slips must be recognised, and
// that takes something that knows the legs to about 0.15 s: flat bests, the
// runners' other races (less surely), or other watches.
//
// Of three keepers, each weighted by the spread, 0.0018 s² is left of a pass, with the
// leg's 0.15 s beside it 0.0030 of legs 2 and 3, and slips of less than 0.3 s, which
// nothing shows, add 0.0002. Their habits make a third of 0.0072 in legs 1 and 4, of
// which the balance of the legs tells a little: 0.0016 + 0.0020. The mean is 0.0034: 58 ms
// where all spreads are known exactly.
package results
