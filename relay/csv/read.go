// Package csv reads start lists that people type in a spreadsheet, and writes
// results for one.
//
// A start list has a header row; its columns stand in any order. Needed are
// event, format, lane and team. round and heat are 1 where missing, name, code,
// squad, look and target may be there, and for each leg leg1, target1 and pb1
// (the runner, the target split, the flat best). Formats that leave their legs
// open take distance1, distance2 and so on in metres. A column of any other name
// is refused, for it would be lost unseen.
package csv

import (
	stdcsv "encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"baton/relay"
	"baton/relay/text"
)

// Read reads a start list separated by commas, semicolons or tabs, in any
// encoding that spreadsheets write. It is taken whole or not at all: the error
// joins one for every fault, each with file, line, column and a hint. The name
// stands in sources and errors.
func Read(name string, r io.Reader) ([]relay.Entry, error) {
	content, err := text.Read(name, r)
	if err != nil {
		return nil, err
	}
	in := newReader(content)
	header, err := in.Read()
	if errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: empty; want a header row with %s", name, strings.Join(needed, ", "))
	}
	if err != nil {
		return nil, broken(name, err)
	}
	columns, err := readHeader(name, header)
	if err != nil {
		return nil, err
	}
	return readRows(name, in, columns)
}

func newReader(content string) *stdcsv.Reader {
	in := stdcsv.NewReader(strings.NewReader(content))
	in.Comma = separator(content)
	in.FieldsPerRecord = -1
	return in
}

// separator is the one most used in the first line that has any.
func separator(content string) rune {
	first, _, _ := strings.Cut(strings.TrimLeft(content, "\r\n"), "\n")
	best := ','
	for _, r := range ";\t" {
		if strings.Count(first, string(r)) > strings.Count(first, string(best)) {
			best = r
		}
	}
	return best
}

// broken names the place of a line that is no CSV.
func broken(name string, err error) error {
	var parse *stdcsv.ParseError
	if !errors.As(err, &parse) {
		return fmt.Errorf("%s: %w", name, err)
	}
	return fmt.Errorf(`%s:%d:%d: %w; a quote inside a field is written ""`, name, parse.Line, parse.Column, parse.Err)
}

// eachRow does something with every row that is not blank. A line that is no CSV
// is a fault, and the last one read: what follows cannot be told apart.
func eachRow(name string, in *stdcsv.Reader, faults *text.Faults, do func(fields []string)) {
	for {
		fields, err := in.Read()
		switch {
		case errors.Is(err, io.EOF):
			return
		case err != nil:
			faults.AddError(broken(name, err))
			return
		case !blank(fields):
			do(fields)
		}
	}
}

func readRows(name string, in *stdcsv.Reader, columns []column) ([]relay.Entry, error) {
	var entries []relay.Entry
	faults := text.Faults{Name: name}
	eachRow(name, in, &faults, func(fields []string) {
		row := readRow(name, in, columns, fields)
		entries = append(entries, row.entry)
		for _, fault := range row.faults {
			faults.AddError(fault)
		}
	})
	if err := faults.Err(); err != nil {
		return nil, err
	}
	if len(entries) == 0 {
		return nil, fmt.Errorf("%s: no team below the header row", name)
	}
	return entries, nil
}

func blank(fields []string) bool {
	return !slices.ContainsFunc(fields, func(f string) bool { return strings.TrimSpace(f) != "" })
}
