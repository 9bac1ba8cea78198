package entry

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"baton/relay"
)

// vocabulary is the one table of the words that lists and results are written
// in: English, German, French, Spanish, Italian, Portuguese and Dutch. A word
// that means different things in two of them is not in it, for a result that is
// left open and named does less harm than one read wrongly.
type vocabulary struct {
	Outcomes     map[relay.Out][]string `json:"outcomes"` // why a team has no place
	NoTime       []string               `json:"no_time"`
	Guest        []string               `json:"guest"`  // ran out of competition: a time, no place
	Marked       []string               `json:"marked"` // beside a place or time, without changing it
	Lane         []string               `json:"lane"`
	Heat         []string               `json:"heat"`
	Of           []string               `json:"of"`     // "heat 2 of 3"
	Rounds       [][]string             `json:"rounds"` // from the first to the final
	Relay        []string               `json:"relay"`
	Medley       []string               `json:"medley"`
	SprintMedley []string               `json:"sprint_medley"`
	DistMedley   []string               `json:"distance_medley"`
	Swedish      []string               `json:"swedish"`
	Shuttle      []string               `json:"shuttle"`
	Hurdles      []string               `json:"hurdles"`
	Lap          []string               `json:"lap"`
	Mixed        []string               `json:"mixed"`
	Girls        []string               `json:"girls"`
	Women        []string               `json:"women"`
	Boys         []string               `json:"boys"`
	Men          []string               `json:"men"`
	Nobody       []string               `json:"nobody"` // stands where a name is not known yet
	Columns      map[string][]string    `json:"columns"`
	ColumnGroups map[string][]string    `json:"column_groups"`
}

var (
	vocab    = loadVocabulary()
	outcomes = outcomeWords()
	columns  = columnWords()
)

//go:embed data/words.json
var wordTable []byte

func loadVocabulary() (v vocabulary) {
	if err := json.Unmarshal(wordTable, &v); err != nil { // part of the program: a bug that the first test meets
		panic(fmt.Sprintf("entry: embedded words.json: %v", err))
	}
	for _, list := range []*[]string{
		&v.NoTime, &v.Guest, &v.Marked, &v.Lane, &v.Heat, &v.Of, &v.Relay, &v.Medley, &v.SprintMedley, &v.DistMedley,
		&v.Swedish, &v.Shuttle, &v.Hurdles, &v.Lap, &v.Mixed, &v.Girls, &v.Women, &v.Boys, &v.Men,
	} {
		*list = plainAll(*list)
	}
	for i := range v.Rounds {
		v.Rounds[i] = plainAll(v.Rounds[i])
	}
	return v
}

func plainAll(words []string) (out []string) {
	for _, w := range words {
		out = append(out, plainWords(w))
	}
	return out
}

// outcomeWords are the outcomes by their words without blanks, so that n.a.,
// N A and NA are one.
func outcomeWords() map[string]relay.Out {
	out := map[string]relay.Out{}
	for code, words := range vocab.Outcomes {
		for _, w := range plainAll(words) {
			out[squeezed(w)] = code
		}
	}
	return out
}

// columnWords are what a column holds, by its title in plain words without
// blanks, for each kind of list.
func columnWords() map[string]map[string]string {
	out := map[string]map[string]string{}
	for kind, whats := range vocab.ColumnGroups {
		out[kind] = map[string]string{}
		for _, what := range whats {
			out[kind][what] = what
			for _, w := range plainAll(vocab.Columns[what]) {
				out[kind][squeezed(w)] = what
			}
		}
	}
	return out
}

// ColumnNamed says what a column of a list of a kind ("start list", "results")
// holds, by its title as people write it: empty where the title is not known. A
// number in it is the leg's or the watch's: "Leg 1", "2. Läufer", "target3".
func ColumnNamed(kind, title string) (what string, n int) {
	if endless(title) {
		return "", 0
	}
	words := strings.Fields(plainWords(splitDigits(title)))
	var rest []string
	for _, w := range words {
		if digitsOnly(w) && n == 0 && len(w) < 4 {
			for _, d := range w {
				n = n*10 + int(d-'0')
			}
			continue
		}
		if n > 0 && slices.Contains(ordinals, w) && len(rest) == 0 {
			continue
		}
		rest = append(rest, w)
	}
	return columns[kind][strings.Join(rest, "")], n
}

// splitDigits puts a blank between letters and the digits beside them.
func splitDigits(s string) string {
	var b strings.Builder
	var before rune
	for _, r := range s {
		if before != 0 && unicode.IsDigit(r) != unicode.IsDigit(before) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

// ordinals end a number that counts a place: 1st, 2ème, 3º.
var ordinals = []string{"st", "nd", "rd", "th", "er", "ere", "re", "e", "eme", "me", "o", "a", "de", "ste", "º", "ª"}

// plainWords is a text in one spelling, to be compared: lower case without
// accents, blanks for all that is neither letter nor digit.
func plainWords(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return r
		case r == '\'' || r == '’' || unicode.Is(unicode.Mn, r): // accents written apart, too
			return -1
		}
		return ' '
	}, strings.ToLower(s))
	return strings.Join(strings.Fields(unaccented.Replace(s)), " ")
}

// unaccented takes the accents that western European languages write off their
// letters.
var unaccented = strings.NewReplacer(
	"à", "a", "á", "a", "â", "a", "ã", "a", "ä", "a", "å", "a", "ç", "c", "è", "e", "é", "e", "ê", "e", "ë", "e",
	"ì", "i", "í", "i", "î", "i", "ï", "i", "ñ", "n", "ò", "o", "ó", "o", "ô", "o", "õ", "o", "ö", "o",
	"ù", "u", "ú", "u", "û", "u", "ü", "u", "ý", "y", "ÿ", "y", "ß", "ss", "œ", "oe", "æ", "ae",
)

// endless reports whether a cell is longer than any text may be: a file that is
// broken, or meant to hold the program up.
func endless(cell string) bool {
	_, cut := relay.Bounded(cell)
	return cut
}

func squeezed(words string) string { return strings.ReplaceAll(words, " ", "") }

// anyWord reports whether one of a text's plain words, or several that follow
// one another, are among those of a list.
func anyWord(words string, list []string) bool {
	return slices.ContainsFunc(list, func(w string) bool { return strings.Contains(" "+words+" ", " "+w+" ") })
}

// Nobody reports whether a cell says that a name is not known yet: "TBA", "?",
// "n.n.", a dash.
func Nobody(name string) bool {
	return name != "" && noResult(name) || slices.Contains(vocab.Nobody, strings.ToLower(strings.TrimSpace(name))) || slices.Contains([]string{"nn", "tba", "tbd"}, squeezed(plainWords(name)))
}

// FinalRank is how late a final is among the rounds of an event.
const FinalRank = 4

// RoundRank orders rounds by what they are called, from 0 for the first to
// FinalRank; ok is false for a word that names none.
func RoundRank(name string) (rank int, ok bool) {
	if endless(name) {
		return 0, false
	}
	words := plainWords(name)
	for rank, list := range vocab.Rounds {
		if slices.Contains(list, words) {
			return rank, true
		}
	}
	return 0, false
}

// Rounds are the ranks of the rounds that each event of a list has, so that they
// can be counted: a list with semi-finals and a final has rounds 1 and 2.
type Rounds[Event comparable] map[Event][]int

// Add adds a round.
func (r Rounds[Event]) Add(event Event, rank int) {
	if !slices.Contains(r[event], rank) {
		r[event] = append(r[event], rank)
		slices.Sort(r[event])
	}
}

// Number counts a round, from 1.
func (r Rounds[Event]) Number(event Event, rank int) int { return slices.Index(r[event], rank) + 1 }
