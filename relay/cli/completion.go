package cli

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
)

// shells are those that complete commands, each with its script.
var shells = map[string]func([]completed) string{
	"bash": bashScript, "zsh": zshScript, "fish": fishScript, "powershell": powershellScript,
}

const shellNames = "bash, zsh, fish or powershell"

// completed is what can follow one command: words of its own and flags. Where
// none fits, shells offer files.
type completed struct {
	name  string
	words []string
	flags []completedFlag
}

// completedFlag is a flag with the values it takes, where they are known.
type completedFlag struct {
	name   string // --format
	values []string
}

func (f completedFlag) dashless() string { return strings.TrimPrefix(f.name, "--") }

// Run prints what makes a shell complete commands and flags.
func (c *completionCmd) Run(e *env) error {
	script, ok := shells[c.Shell]
	if !ok {
		return usage("completion %s: want %s", c.Shell, shellNames)
	}
	parser, err := newParser(&grammar{})
	if err != nil {
		return err
	}
	_, err = io.WriteString(e.stdout, script(completions(parser.Model)))
	return err
}

// plainFlag shows any screen in lines, and screens are the commands that show one.
const plainFlag = "--plain"

var screens = []string{"demo", "replay", "serve", "practice"}

// completions are the commands of the grammar with their flags.
func completions(model *kong.Application) []completed {
	var all []completed
	for _, node := range model.Children {
		if node.Hidden {
			continue
		}
		c := completed{name: node.Name, words: valuesOf(node.Name)}
		for _, flag := range node.Flags {
			c.flags = append(c.flags, completedFlag{name: "--" + flag.Name, values: valuesOf(node.Name + " --" + flag.Name)})
		}
		if slices.Contains(screens, node.Name) {
			c.flags = append(c.flags, completedFlag{name: plainFlag})
		}
		all = append(all, c)
	}
	return all
}

// valuesOf are the words that can follow a command or one of its flags, where
// they are few and known.
func valuesOf(what string) []string {
	switch what {
	case "export --format":
		return exportFormats
	case "completion":
		return []string{"bash", "zsh", "fish", "powershell"}
	case "help":
		return append(slices.Sorted(maps.Keys(examples)), slices.Sorted(maps.Keys(topics))...)
	}
	return nil
}

// names are what can come first, with a space between: the commands, and the flag
// of the list of meets.
func names(all []completed) string {
	var out []string
	for _, c := range all {
		out = append(out, c.name)
	}
	return strings.Join(append(out, plainFlag), " ")
}

// offered are the words and flags of a command with a space between.
func (c completed) offered() string {
	out := slices.Clone(c.words)
	for _, f := range c.flags {
		out = append(out, f.name)
	}
	return strings.Join(out, " ")
}

// offers writes a line for each flag with known values, as flag has it, and one
// for each command, as command has it.
func offers(all []completed, flag, command string) string {
	var out strings.Builder
	for _, c := range all {
		for _, f := range c.flags {
			if len(f.values) > 0 {
				fmt.Fprintf(&out, flag, c.name, f.name, strings.Join(f.values, " "))
			}
		}
		fmt.Fprintf(&out, command, c.name, c.offered())
	}
	return out.String()
}

// cases are the offers as the case statements of bash and zsh have them.
func cases(all []completed) string {
	return offers(all, "    '%s %s') offered='%s' ;;\n", "    '%s '*) offered='%s' ;;\n")
}

func bashScript(all []completed) string {
	return `# bash completion for baton
_baton() {
  local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} offered
  if [ "$COMP_CWORD" -eq 1 ]; then before=; fi
  case "${COMP_WORDS[1]} $before" in
` + cases(all) + `  esac
  if [ "$COMP_CWORD" -eq 1 ]; then offered='` + names(all) + `'; fi
  COMPREPLY=($(compgen -W "$offered" -- "$cur"))
}
complete -o default -F _baton baton
`
}

func zshScript(all []completed) string {
	return `#compdef baton
_baton() {
  local offered
  case "$words[2] $words[CURRENT-1]" in
` + cases(all) + `  esac
  if (( CURRENT == 2 )); then offered='` + names(all) + `'; fi
  compadd -- ${=offered}
  _files
}
if [ "$funcstack[1]" = _baton ]; then _baton "$@"; else compdef _baton baton; fi
`
}

func fishScript(all []completed) string {
	var out strings.Builder
	fmt.Fprintf(&out, "# fish completion for baton\ncomplete -c baton -n __fish_use_subcommand -a '%s'\n", names(all))
	for _, c := range all {
		if len(c.words) > 0 {
			fmt.Fprintf(&out, "complete -c baton -f -n '__fish_seen_subcommand_from %s' -a '%s'\n", c.name, strings.Join(c.words, " "))
		}
		for _, f := range c.flags {
			fmt.Fprintf(&out, "complete -c baton -n '__fish_seen_subcommand_from %s' -l %s", c.name, f.dashless())
			if len(f.values) > 0 {
				fmt.Fprintf(&out, " -x -a '%s'", strings.Join(f.values, " "))
			}
			fmt.Fprintln(&out)
		}
	}
	return out.String()
}

func powershellScript(all []completed) string {
	return `# PowerShell completion for baton
Register-ArgumentCompleter -Native -CommandName baton -ScriptBlock {
  param($typed, $command, $cursor)
  $offers = @{
` + offers(all, "    '%s %s' = '%s'\n", "    '%s' = '%s'\n") + `  }
  $words = @($command.CommandElements | ForEach-Object { "$_" })
  $done = if ($typed) { $words.Count - 1 } else { $words.Count }
  $offered = if ($done -le 1) { '` + names(all) + `' }
    elseif ($offers.ContainsKey("$($words[1]) $($words[$done - 1])")) { $offers["$($words[1]) $($words[$done - 1])"] }
    else { $offers[$words[1]] }
  -split $offered | Where-Object { $_ -and $_ -like "$typed*" } |
    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`
}
