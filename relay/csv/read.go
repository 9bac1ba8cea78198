// Package csv reads start lists that people type in a spreadsheet, and writes
// results for one.
//
// A table has a header row, which may stand below a title; its columns stand in
// any order and are known by their names in seven languages. Needed are event
// and lane or team; format where no name says it. round and heat are 1 where
// missing, and a team without a heat is meant wherever it is; name, code, squad,
// look, hip, seed, target and pinned may be there, and for each leg leg1, target1
// and pb1 (the runner, the target split, the flat best), and alternate1.
// Formats that leave their legs open take distance1, distance2 and so on in
// metres. A column of any other name is left and named.
//
// It imports the domain, relay/entry, relay/results and relay/text. Begin with
// Read; columns and their names are in column.go, official results in
// official.go, what is written in write.go.
package csv

import (
	"baton/relay/entry"
	"baton/relay/text"
)

// Read reads the text of a start list separated by commas, semicolons or tabs. A
// cell that cannot be read costs itself, and a row whose race or format cannot be
// told costs the row: each is named with file, line, column and a hint. The name
// stands in sources and errors.
func Read(name, content string) (entry.StartList, error) {
	rounds := rounds{}
	list, err := readList(name, content, startList, func(t table, row text.Row, list *entry.StartList) {
		if rank := readEntry(t, row, list); rank >= 0 {
			rounds[len(list.Entries)-1] = rank
		}
	})
	rounds.number(list.Entries)
	return list, err
}

// rounds are the entries whose rounds are words, with how late each is.
type rounds map[int]int

// number counts the rounds that each event has in the list, from heats to final.
func (r rounds) number(entries []entry.Entry) {
	of := entry.Rounds[int]{}
	for i, rank := range r {
		of.Add(entries[i].Event, rank)
	}
	for i, rank := range r {
		entries[i].Round = of.Number(entries[i].Event, rank)
	}
}
