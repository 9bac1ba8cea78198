// Package entry is what comes in before it counts: start lists and official
// rows of any source, what they would change in a meet, and what is asked about
// first. A list is read by a package named after its file's kind (lynx, csv, …)
// into a StartList; Import.Plan holds it against the meet and gives the changes,
// each with the facts that would make it; OfficialRow does the same for results.
// Words, numbers and times are read here as people of several languages write
// them. It imports the domain (relay) only. Begin reading at plan.go.
package entry
