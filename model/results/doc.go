// Package results holds the screens of a race that has been run: its results
// and those of a team, the review in which it is put right, the referee's
// decisions, and the history across all meets. They show what relay/results
// works out, write by the commands of relay, import model/ui and views, and
// know neither the race's other screens nor the program: where to go they say
// by a page of model/ui. Begin with RaceResults, Review and Decisions.
package results
