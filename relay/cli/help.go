package cli

import (
	_ "embed"
	"io"
	"regexp"
	"strings"
)

// helpText is what is told of the commands, once: help prints it, the README
// quotes it, the man page is made of it.
//
//go:embed help.txt
var helpText string

// What is told of more than one command.
var (
	//go:embed files.txt
	filesText string
	//go:embed several.txt
	severalText string
)

// topics are what help tells beside the commands.
var topics = map[string]string{"files": filesText, "several": severalText}

// commandHelp is what the help says of one way to call the program.
type commandHelp struct {
	usage string // baton merge MEET OTHER...
	text  string
	lines string // both, as printed
}

// textColumn is where what is said of a command stands; a line that begins left
// of it goes on with the command itself.
const textColumn = 20

// wide parts a command from what is said of it on its line.
var wide = regexp.MustCompile(` {2,}`)

// commandHelps are the commands of the help, in its order.
func commandHelps() []commandHelp {
	var all []commandHelp
	for line := range strings.Lines(helpText) {
		words := strings.TrimSpace(line)
		if strings.HasPrefix(line, "  baton") {
			all = append(all, commandHelp{})
		} else if !strings.HasPrefix(line, "  ") {
			continue
		}
		last := &all[len(all)-1]
		last.lines += line
		if len(line)-len(strings.TrimLeft(line, " ")) >= textColumn {
			last.text = joined(last.text, words)
			continue
		}
		parts := append(wide.Split(words, 2), "")
		last.usage, last.text = joined(last.usage, parts[0]), joined(last.text, parts[1])
	}
	return all
}

// joined is a text and its next line; a hyphen at the end of a line stays one.
func joined(text, line string) string {
	if text == "" || strings.HasSuffix(text, "-") {
		return text + line
	}
	return strings.TrimSpace(text + " " + line)
}

// helpOn is what the help says of one command, or of a topic.
func helpOn(command string) string {
	var out strings.Builder
	out.WriteString(topics[command])
	for _, t := range commandHelps() {
		if words := strings.Fields(t.usage); len(words) > 1 && words[1] == command {
			out.WriteString(t.lines)
		}
	}
	return out.String()
}

func (c *helpCmd) Run(e *env) error {
	text := helpText
	if c.Command != "" {
		if text = helpOn(c.Command); text == "" {
			return usage("%s: no such command%s%s", c.Command, meant(c.Command), seeHelp)
		}
	}
	_, err := io.WriteString(e.stdout, text)
	return err
}
