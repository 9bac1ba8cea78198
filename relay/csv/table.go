package csv

import (
	"fmt"
	"regexp"
	"strings"

	"baton/relay"
	"baton/relay/entry"
	"baton/relay/text"
)

// table is a file of separated fields with a header row.
type table struct {
	name   string
	kind   string
	header header
	rows   []text.Row // below the header row
	above  []text.Row // and above it: a title, a date
}

// separatorLine is what Excel writes above a table to say how it is separated.
var separatorLine = regexp.MustCompile(`(?i)^"?sep=(.)"?\s*$`)

// readList reads a file's text as a list of a kind, row by row below the header
// row, and names what is left of it.
func readList(name, content, kind string, read func(table, text.Row, *entry.StartList)) (entry.StartList, error) {
	t, err := readTable(name, content, kind)
	if err != nil {
		return entry.StartList{}, err
	}
	list := entry.StartList{Skipped: t.left()}
	for _, row := range t.filled() {
		switch left, below := t.below(row); {
		case row.Broken != nil:
			list.Skip(row.Torn())
		case below:
			list.Skip(left)
		case !row.Empty():
			read(t, row, &list)
		}
	}
	if len(list.Entries)+len(list.Officials) == 0 && !list.Faulty() {
		return entry.StartList{}, fmt.Errorf("%s: no %s below the header row", name, rowOf[kind])
	}
	return list, nil
}

// readTable reads a file's text as a table of a kind. Errors say what is missing.
func readTable(name, content, kind string) (table, error) {
	t := split(name, content, kind)
	switch {
	case strings.TrimSpace(content) == "":
		return t, fmt.Errorf("%s: empty; want a header row with event, format, lane, team", name)
	case t.header.count == 0:
		return t, fmt.Errorf("%s: no header row; want one with %s", name, titles[kind])
	case !t.header.has("event") && !t.header.has("race"):
		return t, fmt.Errorf("%s: no column %q; needed are event, and lane or team; known are %s", t.headerSource(), "event", titles[kind])
	case !t.header.has("lane") && !t.header.has("team") && !t.header.has("code") && (kind == startList || !t.header.has("hip")):
		return t, fmt.Errorf("%s: no column %q and no column %q; needed is one of them", t.headerSource(), "lane", "team")
	}
	return t, nil
}

func (t table) headerSource() string {
	if t.header.at < len(t.above) {
		return t.above[t.header.at].Source
	}
	return t.name
}

// split splits a file's content by the separator that makes the best header row
// of it.
func split(name, content, kind string) (best table) {
	first, rest, _ := strings.Cut(strings.TrimLeft(content, "\n"), "\n")
	said := ""
	if found := separatorLine.FindStringSubmatch(first); found != nil {
		said, content = found[1], strings.Repeat("\n", strings.Count(content, "\n")-strings.Count(rest, "\n"))+rest
	}
	for _, comma := range ",;\t|" {
		if said != "" && said != string(comma) {
			continue
		}
		head := text.Rows(name, beginning(content), comma, 0)
		if h := findHeader(head, kind); h.count > best.header.count || best.rows == nil {
			best = table{name: name, kind: kind, header: h, rows: text.Rows(name, content, comma, 0)}
		}
	}
	for i, row := range best.rows {
		if i <= best.header.at {
			best.above = append(best.above, row)
		}
	}
	best.rows = best.rows[min(len(best.rows), len(best.above)):]
	best.settle()
	return best
}

// beginning are the lines of a file that its header row is looked for in.
func beginning(content string) string {
	end := 0
	for range 2 * maxTitle {
		next := strings.IndexByte(content[end:], '\n')
		if next < 0 {
			return content
		}
		end += next + 1
	}
	return content[:end]
}

// left is what is said of the rows above the header, and of its columns.
func (t table) left() (skipped []entry.Skipped) {
	var titles []string
	for _, row := range t.above[:t.header.at] {
		if said := strings.TrimSpace(strings.Join(row.Fields, " ")); said != "" {
			titles = append(titles, said)
		}
	}
	if len(titles) > 0 {
		skipped = append(skipped, entry.Skipped{Source: t.above[0].Source, Why: "above the header row: " + relay.Shortened(strings.Join(titles, " / "))})
	}
	for _, left := range leftAll {
		if held := t.titled(left.what); len(held) > 0 {
			skipped = append(skipped, entry.Skipped{Source: t.headerSource(), Why: left.why + ": " + relay.Shortened(strings.Join(held, ", "))})
		}
	}
	return append(skipped, t.header.wrong...)
}

// cell is what stands in a row under a column of a kind; empty where nothing does.
func (t table) cell(row text.Row, what string) string {
	for i, c := range t.header.columns {
		if c.what == what && row.Field(i) != "" {
			return unquoted(row.Field(i))
		}
	}
	return ""
}

// titled are the titles of the columns that hold something.
func (t table) titled(what string) (titles []string) {
	for i, c := range t.header.columns {
		if c.what == what {
			titles = append(titles, t.above[t.header.at].Field(i))
		}
	}
	return titles
}

// eachCell gives the filled cells of a row to set; what it cannot take is said,
// and so is a cell under no column.
func (t table) eachCell(row text.Row, set func(c column, cell string) error) (wrong []entry.Skipped) {
	for i, cell := range row.Fields {
		cell = unquoted(cell)
		switch {
		case cell == "":
		case i >= len(t.header.columns) || t.header.columns[i].what == "" && t.above[t.header.at].Field(i) == "":
			wrong = append(wrong, entry.Skipped{Source: row.Location(i), Why: fmt.Sprintf("%q stands under no column; name it in the header row", relay.Shortened(cell)), Wrong: true})
		case t.header.columns[i].what == "", t.header.columns[i].what == "twice", t.header.columns[i].isLeft():
		default:
			if err := set(t.header.columns[i], cell); err != nil {
				wrong = append(wrong, entry.Skipped{Source: row.Location(i), Why: err.Error(), Wrong: true})
			}
		}
	}
	return wrong
}
