package entry

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"baton/relay"
)

// RankCell is what a result list says where a place stands: the place, or why
// there is none.
type RankCell struct {
	Rank   int       // 0 where none
	Out    relay.Out // In, or why there is no place
	Reason string    // the rule or remark beside the code, as "TR24.7"
	NoTime bool      // it ran, and no time was taken
}

var (
	rankShape  = regexp.MustCompile(`^(?i:t|=|j|pl(?:ace|atz)?\.?|rang)?\s*(\d{1,5})\s*([^\d].*)?$`)
	ruleShape  = regexp.MustCompile(`^(?i:tr|cr|ir|r|rule|regel|règle|regla|regola|regra)\s*\d+([.\-]\d+)*`)
	ofShape    = regexp.MustCompile(`^(?i:of|von|de|sur|di|van|/)\s*\d+$`)
	tokenShape = regexp.MustCompile(`[\p{L}\p{M}\p{N}'’]+`)
)

// ReadRank reads what stands where a result list has its places: "2", "1=",
// "T1", "3. Q", a code in one of the languages of the table with what stands
// beside it, "DQ TR24.7", "n.a.". Nothing at all is no result yet. ok is false
// for a word that is not known.
func ReadRank(cell string) (p RankCell, ok bool) {
	if endless(cell) {
		return p, false
	}
	cell = strings.TrimSpace(relay.Harmless(cell))
	if noResult(cell) {
		return p, true
	}
	if found := rankShape.FindStringSubmatch(cell); found != nil && besideRank(found[2]) {
		p.Rank, _ = strconv.Atoi(found[1])
		return p, p.Rank > 0
	}
	if rule := ruleShape.FindString(cell); rule != "" {
		return RankCell{Out: relay.Disqualified, Reason: cell}, true
	}
	return readCode(cell)
}

// noResult reports whether a cell holds but strokes and dots.
func noResult(cell string) bool {
	return !strings.ContainsFunc(cell, func(r rune) bool { return !strings.ContainsRune("-–—−_.*…/ ", r) })
}

// besideRank reports whether what follows a place's number leaves it the place:
// a tie, an ordinal's ending, a mark of who goes on.
func besideRank(rest string) bool {
	rest = strings.TrimSpace(rest)
	if ofShape.MatchString(rest) {
		return true
	}
	words := strings.Fields(plainWords(rest))
	if strings.ContainsFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !strings.ContainsRune(" .=()*ºª°^,+'’", r) }) {
		return false
	}
	return !slices.ContainsFunc(words, func(w string) bool {
		return !slices.Contains(ordinals, w) && !slices.Contains(vocab.Marked, w) && !slices.Contains([]string{"t", "tie", "tied", "ex", "aequo", "place", "platz"}, w)
	})
}

// longestCode is more words than any code of the table has, letters with points
// counted as one each.
const longestCode = 8

// readCode reads the word or words that stand for a place, longest first, and
// what is said beside them.
func readCode(cell string) (p RankCell, ok bool) {
	tokens := tokenShape.FindAllStringIndex(cell, -1)
	for n := min(len(tokens), longestCode); n > 0; n-- {
		end := tokens[n-1][1]
		word, rest := squeezed(plainWords(cell[:end])), beside(cell[end:])
		if p, ok = codeOf(word); ok && standsAlone(word, cell[end:]) {
			p.Reason = rest
			return p, p.Out != relay.In || rest == "" || p.NoTime
		}
	}
	if len(tokens) == 0 {
		return p, false
	}
	first := cell[:tokens[0][1]]
	letters := strings.TrimRightFunc(first, unicode.IsDigit)
	if out, known := outcomes[squeezed(plainWords(letters))]; known && letters != first && len(letters) > 1 { // DQ24.7, FS1
		return RankCell{Out: out, Reason: beside(cell[len(letters):])}, true
	}
	return p, false
}

// codeOf is what a word of the table means.
func codeOf(word string) (p RankCell, ok bool) {
	has := func(list []string) bool {
		return slices.ContainsFunc(list, func(w string) bool { return squeezed(w) == word })
	}
	if out, known := outcomes[word]; known {
		return RankCell{Out: out}, true
	}
	switch {
	case has(vocab.NoTime):
		return RankCell{NoTime: true}, true
	case has(vocab.Guest), has(vocab.Marked):
		return RankCell{}, true
	}
	return p, false
}

// standsAlone reports whether a short word is set off from what follows: "R
// Smith" is nobody's retirement.
func standsAlone(word, rest string) bool {
	rest = strings.TrimLeft(rest, ". ")
	return len(word) > 2 || word == "dq" || rest == "" || strings.ContainsRune("([:;,-–/", []rune(rest)[0])
}

// beside is what is said beside a code, without the signs that set it off.
func beside(rest string) string { return strings.Trim(rest, " .:;,-–—()[]/*") }
