// Package results is what is said of a race once it is over: places and totals,
// splits set right by official times (Calibrate), heats together, team scores,
// what looks wrong (Suspicions), and the remarks that stand under what is
// printed. It says nothing that the race does not know: a team one exchange short
// has no splits but those that are sure. It imports the domain (relay) only.
// Begin reading at results.go.
package results
