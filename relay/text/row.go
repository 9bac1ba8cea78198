package text

import (
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
)

// Row is one line of a file of separated fields, with its place in the file.
type Row struct {
	Source  string // file:line
	Fields  []string
	columns []int // where each field begins in the line, from 1
	Broken  error // why the line cannot be split, with file, line and column; Fields then holds the first alone
}

// Rows splits a file's content into its rows, without empty lines and those that
// begin with the comment rune (0 for none). Rows come in several lengths.
func Rows(name, content string, comma, comment rune) []Row {
	var rows []Row
	for i, line := range strings.Split(content, "\n") {
		line = strings.TrimSuffix(line, "\r")
		if strings.TrimSpace(line) == "" || comment != 0 && strings.HasPrefix(line, string(comment)) {
			continue
		}
		rows = append(rows, splitRow(fmt.Sprintf("%s:%d", name, i+1), line, comma))
	}
	return rows
}

func splitRow(source, line string, comma rune) Row {
	r := csv.NewReader(strings.NewReader(line))
	r.Comma = comma
	fields, err := r.Read()
	if err != nil {
		first, _, _ := strings.Cut(line, string(comma))
		column := 1
		if broken, ok := errors.AsType[*csv.ParseError](err); ok {
			column, err = broken.Column, broken.Err
		}
		return Row{Source: source, Fields: []string{strings.TrimSpace(first)},
			Broken: fmt.Errorf(`%s:%d: %w; a field with a %c in it stands in quotes, and a quote in it is written ""`, source, column, err, comma)}
	}
	columns := make([]int, len(fields))
	for i := range fields {
		_, columns[i] = r.FieldPos(i)
		fields[i] = strings.TrimSpace(fields[i])
	}
	return Row{Source: source, Fields: fields, columns: columns}
}

// Field is the i-th field from 0, empty beyond the row's end.
func (r Row) Field(i int) string {
	if i < len(r.Fields) {
		return r.Fields[i]
	}
	return ""
}

// Place is where the i-th field begins, file:line:column, or the row's source
// where it has no such field.
func (r Row) Place(i int) string {
	if i < len(r.columns) {
		return fmt.Sprintf("%s:%d", r.Source, r.columns[i])
	}
	return r.Source
}

// Wrong notes that a field is not what should stand there.
func (r Row) Wrong(faults *Faults, i int, want string) {
	faults.Add(r.Place(i), "%q stands where %s should be", r.Field(i), want)
}
