package text

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"baton/relay"
	"baton/relay/entry"
)

// Row is one record of a file of separated fields, with its place in the file.
type Row struct {
	Source  string // file:line
	Line    int    // of the file, from 1
	Fields  []string
	Blank   bool // it begins with a blank or a tab
	columns []int
	lines   []int // the line of the file that each field begins in, from Line
	Broken  error // why the line cannot be split, with file, line and column; Fields then are what stands between the commas
}

// maxQuoted is how many lines a quoted field may go over: an address or a note
// has a few, a quote that was forgotten has the rest of the file.
const maxQuoted = 12

// Rows splits a file's content into its rows, without empty lines and those that
// begin with the comment rune (0 for none). Rows come in several lengths, and a
// quoted field may hold line ends. A quote in the middle of a field that does not
// begin with one is part of it. A line that cannot be split is a broken row, and
// the next line is read on its own.
func Rows(name, content string, comma, comment rune) []Row {
	var rows []Row
	lines := strings.Split(content, "\n")
	for i := 0; i < len(lines); {
		line := lines[i]
		if strings.TrimSpace(line) == "" || comment != 0 && strings.HasPrefix(line, string(comment)) {
			i++
			continue
		}
		row, taken := splitRow(fmt.Sprintf("%s:%d", name, i+1), lines[i:], comma)
		row.Line, row.Blank = i+1, line[0] == ' ' || line[0] == '\t'
		rows = append(rows, row)
		i += taken
	}
	return rows
}

// splitRow splits the first of some lines, with those after it that its quoted
// fields go on in.
func splitRow(source string, lines []string, comma rune) (row Row, taken int) {
	row, err := splitFields(source, lines[0], comma)
	if err == nil {
		return row, 1
	}
	text := lines[0]
	for taken = 1; strings.Count(text, `"`)%2 == 1 && taken < min(len(lines), maxQuoted); taken++ {
		text += "\n" + lines[taken]
	}
	if row, several := splitFields(source, text, comma); several == nil && taken > 1 {
		return row, taken
	}
	return broken(source, lines[0], comma, err), 1
}

// splitFields splits one record.
func splitFields(source, text string, comma rune) (Row, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = comma
	r.LazyQuotes = !strings.Contains(text, string(comma)+`"`) && !strings.HasPrefix(text, `"`) // no field begins with a quote: all are part of their fields
	fields, err := r.Read()
	if err != nil {
		return Row{}, err
	}
	row := Row{Source: source, columns: make([]int, len(fields)), lines: make([]int, len(fields))}
	for i, field := range fields {
		row.lines[i], row.columns[i] = r.FieldPos(i)
		row.Fields = append(row.Fields, Clean(field))
	}
	if _, err := r.Read(); !errors.Is(err, io.EOF) {
		return Row{}, csv.ErrQuote
	}
	return row, nil
}

// Clean is a cell as it is kept: harmless, one line, single blanks.
func Clean(cell string) string {
	cell = relay.Harmless(strings.ReplaceAll(strings.TrimSpace(cell), "\u00a0", " "))
	return strings.TrimSpace(cell)
}

func broken(source, line string, comma rune, err error) Row {
	column := 1
	if parse, ok := errors.AsType[*csv.ParseError](err); ok {
		err = parse.Err
		if parse.Line == 1 {
			column = parse.Column
		}
	}
	row := Row{Source: source, Broken: fmt.Errorf(`%s:%d: %w; a field with a %c in it stands in quotes, and a quote in it is written ""`, source, column, err, comma)}
	for field := range strings.SplitSeq(line, string(comma)) {
		row.Fields = append(row.Fields, Clean(field))
	}
	return row
}

// Field is the i-th field from 0, empty beyond the row's end.
func (r Row) Field(i int) string {
	if i >= 0 && i < len(r.Fields) {
		return r.Fields[i]
	}
	return ""
}

// Location is where the i-th field begins, file:line:column, or the row's source
// where it has no such field.
func (r Row) Location(i int) string {
	if i < 0 || i >= len(r.columns) {
		return r.Source
	}
	file := r.Source[:strings.LastIndexByte(r.Source, ':')]
	return fmt.Sprintf("%s:%d:%d", file, r.Line+r.lines[i]-1, r.columns[i])
}

// Empty reports whether nothing stands in the row.
func (r Row) Empty() bool {
	for _, field := range r.Fields {
		if field != "" {
			return false
		}
	}
	return r.Broken == nil
}

// Wrong is what to say of a field that is not what should stand there.
func (r Row) Wrong(i int, want string) entry.Skipped {
	return entry.Skipped{Source: r.Location(i), Why: fmt.Sprintf("%q stands where %s should be", relay.Shortened(r.Field(i)), want), Wrong: true}
}

// Torn is what to say of a row that cannot be split.
func (r Row) Torn() entry.Skipped { return Wrong(r.Broken) }
