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
	"fmt"
	"slices"

	"baton/relay/entry"
)

// Read reads the text of a start list separated by commas, semicolons or tabs. A cell that cannot be read costs itself, and
// a row whose race or format cannot be told costs the row: each is named with
// file, line, column and a hint. The name stands in sources and errors.
func Read(name, content string) (entry.StartList, error) {
	t, err := readTable(name, content, startList)
	if err != nil {
		return entry.StartList{}, err
	}
	list := entry.StartList{Skipped: t.left()}
	rounds := rounds{}
	for _, row := range t.filled() {
		switch left, below := t.below(row); {
		case row.Broken != nil:
			list.Skipped = append(list.Skipped, row.Torn())
		case below:
			list.Skipped = append(list.Skipped, left)
		case !row.Empty():
			rounds.add(readEntry(t, row, &list), len(list.Entries)-1)
		}
	}
	rounds.number(list.Entries)
	if len(list.Entries) == 0 && !slices.ContainsFunc(list.Skipped, func(s entry.Skipped) bool { return s.Wrong }) {
		return entry.StartList{}, fmt.Errorf("%s: no team below the header row", name)
	}
	return list, nil
}

// rounds are the entries whose rounds are words, with how late each is.
type rounds map[int]int

func (r rounds) add(rank, entry int) {
	if rank >= 0 {
		r[entry] = rank
	}
}

// number counts the rounds that each event has in the list, from heats to final.
func (r rounds) number(entries []entry.Entry) {
	ranks := map[int][]int{}
	for i, rank := range r {
		if event := entries[i].Event; !slices.Contains(ranks[event], rank) {
			ranks[event] = append(ranks[event], rank)
			slices.Sort(ranks[event])
		}
	}
	for i, rank := range r {
		entries[i].Round = slices.Index(ranks[entries[i].Event], rank) + 1
	}
}
