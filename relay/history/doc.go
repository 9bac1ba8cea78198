// Package history says what pairs, runners and teams have done in all meets of
// a folder, practice included, so that a team is compared with itself: no norms
// for school or college exchanges are known.
//
// Reading is done beside the screen: a Folder is asked for a History in the
// background, and the History handed over is a value that nobody changes after.
//
// It imports the domain, relay/entry, relay/results and relay/wholefile. Begin with
// folder.go, then records.go: what one meet says; quartet.go tells teams of one name
// apart; pair.go, costs.go and season.go sum it up.
package history
