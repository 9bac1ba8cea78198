package entry

// genderWords are the words by which races are named for who runs them, and what
// a coach calls those teams. "Women" is looked for before
// "men", and "mixed" before both.
var genderWords = []struct {
	gender, word string
	words        []string
}{
	{"X", "mixed", vocab.Mixed},
	{"F", "girls", vocab.Girls},
	{"F", "women", vocab.Women},
	{"M", "boys", vocab.Boys},
	{"M", "men", vocab.Men},
}

// GenderOf is who runs a race by its name: F, M, X for mixed, empty where the
// name does not say.
func GenderOf(name string) string {
	gender, _ := GenderWord(name)
	return gender
}

// GenderWord is GenderOf with what a coach calls those teams: girls, women,
// boys, men, mixed.
func GenderWord(name string) (gender, said string) {
	words := guessWords(name)
	for _, g := range genderWords {
		if anyWord(words, g.words) {
			return g.gender, g.word
		}
	}
	return "", ""
}
