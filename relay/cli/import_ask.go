package cli

import (
	"bufio"
	"fmt"
	"slices"
	"strings"

	"baton/relay"
	"baton/relay/entry"
)

// askFormats asks, of each race whose format is a guess, whether it is right,
// and gives the changes as they are after that. Without a terminal nothing can
// be asked, and nothing is written.
func (i *importer) askFormats(draft *draft, list entry.StartList, changes []entry.Change) ([]entry.Change, error) {
	asks := slices.DeleteFunc(slices.Clone(changes), func(c entry.Change) bool { return !c.Asks || c.What != entry.ChangeUnsure })
	if len(asks) == 0 || i.DryRun {
		return changes, nil
	}
	if !i.env.deps.Terminal {
		return nil, fmt.Errorf("%s and no terminal to ask on, so nothing was written: %s for each, --yes to take the guesses, or --dry-run to look only", relay.CountOf(len(asks), "race waits for its format,", "races wait for their formats,"), formatFlag(asks[0]))
	}
	answered := map[relay.RaceID]bool{}
	for _, c := range asks {
		answered[c.Race] = i.askFormat(c)
	}
	changes = i.plan(draft, list)
	news := slices.DeleteFunc(slices.Clone(changes), func(c entry.Change) bool { return !answered[c.Race] || c.What == entry.ChangeUnsure })
	return changes, i.env.showChanges(news, nil)
}

// formatFlag is how the command line would say a race's format.
func formatFlag(c entry.Change) string {
	format := string(c.Guess)
	if format == "" {
		format = "FORMAT"
	}
	return fmt.Sprintf("--format %s=%s", c.Race, format)
}

// askFormat asks about one race: yes, another format, or Enter to leave it out.
func (i *importer) askFormat(c entry.Change) (answered bool) {
	choices := "y, another format, or enter to leave it out"
	if c.Guess == "" {
		choices = "a format, as 4x100 or 100-200-300, or enter to leave it out"
	}
	for {
		fmt.Fprintf(i.env.stdout, "%s [%s] ", relay.Harmless(c.Text), choices)
		answer := i.env.answer()
		switch answer {
		case "", "n", "no":
			return false
		case "y", "yes":
			if c.Guess != "" {
				i.how.Agreed[c.Race] = true
				return true
			}
		}
		choice, err := entry.ParseFormat(answer)
		if err == nil {
			i.how.Formats[string(c.Race)] = choice
			return true
		}
		fmt.Fprintln(i.env.stdout, relay.Harmless(err.Error()))
	}
}

// ask asks on the terminal; without one it cannot.
func (e *env) ask(question string) (bool, error) {
	if !e.deps.Terminal {
		return false, fmt.Errorf("%s no terminal to ask on, so nothing was written: give --yes, or --dry-run to look only", question)
	}
	fmt.Fprintf(e.stdout, "%s [y/N] ", relay.Harmless(question))
	answer := e.answer()
	return answer == "y" || answer == "yes", nil
}

// answer is the next line that someone types, in lower case; empty at the end of
// the input and when the program is to end.
func (e *env) answer() string {
	if e.typed == nil {
		e.typed = make(chan string)
		go e.listen(e.typed)
	}
	select {
	case line := <-e.typed:
		return strings.ToLower(strings.TrimSpace(line))
	case <-e.ended:
		return ""
	}
}

// listen reads lines as long as there are any.
func (e *env) listen(typed chan<- string) {
	defer close(typed)
	for in := bufio.NewScanner(e.stdin); in.Scan(); {
		typed <- in.Text()
	}
}
