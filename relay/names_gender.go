package relay

import "slices"

// genderWords are the words by which races are named for who runs them, and what
// a coach calls those teams: the one table of them. "Women" is looked for before
// "men", and "mixed" before both.
var genderWords = []struct {
	gender, said string
	words        []string
}{
	{"X", "mixed", []string{"mixed", "mix", "coed", "mixte", "gemischt"}},
	{"F", "girls", []string{"girls", "girl", "mädchen", "filles"}},
	{"F", "women", []string{"women", "womens", "woman", "ladies", "female", "frauen", "damen", "femmes", "mujeres"}},
	{"M", "boys", []string{"boys", "boy", "jungen", "garçons"}},
	{"M", "men", []string{"men", "mens", "man", "gentlemen", "male", "männer", "herren", "hommes", "hombres"}},
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
		if slices.ContainsFunc(g.words, func(w string) bool { return hasWord(words, w) }) {
			return g.gender, g.said
		}
	}
	return "", ""
}
