package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// examples are the commands as they are typed, for who left something out.
var examples = map[string]string{
	"import":  "baton import lake.meet lynx.evt",
	"export":  "baton export lake.meet --format csv -o lake.csv",
	"merge":   "baton merge lake.meet stick.meet",
	"log":     "baton log lake.meet --race 12-1-3",
	"check":   "baton check lake.meet",
	"replay":  "baton replay lake.meet --race 12-1-3",
	"demo":    "baton demo --speed 2",
	"version": "baton version", "help": "baton help export", "man": "baton man", "settings": "baton settings", "licences": "baton licences",
	"join":       "baton join 05ZG0-0012B-R5SD5-DW83A-E8N9A-03NQ2-HTYP5-SATRB",
	"completion": "baton completion bash", "practice": "baton practice lake.meet",
	"serve": "baton serve lake.meet --web :8080",
}

// wanted are the arguments and values as the parser names them, and as a person
// does.
var wanted = map[string]string{
	"<meet>": "the meet's file", "--listen": "--listen with an address and a port", "--at": "--at with an address and a port, as 192.168.1.5:4848", "--place": "--place with all, finish or metres", "--name": "--name with a name", "--names": "--names with the name of a station", "--nats": "--nats with addresses, as nats://10.0.0.1:4222,nats://10.0.0.2:4222", "--creds": "--creds with a file", "--ca": "--ca with a file", "<shell>": "the shell", "<others> ...": "the other files", "<meet> <others> ...": "the meet's file and the other files",
	"--format": "--format " + strings.Join(exportFormats, "|"), "--race": "--race EVENT-ROUND-HEAT", "--speed": "--speed with a number",
	"--output": "-o with a file", "--watch": "--watch with a folder", "--scores": "--scores with points by place",
	"--web": "--web with an address, as :8080", "--ssh": "--ssh with an address, as :2222", "--phones": "--phones with an address, as :8081",
}

// What the parser says, each with what it is about.
var (
	argMissing   = regexp.MustCompile(`^expected "(.+)"`)
	flagsMissing = regexp.MustCompile(`^missing flags: (.+)$`)
	valueMissing = regexp.MustCompile(`^(--\w+): (?:missing value|expected string value but got "EOL")`)
	noNumber     = regexp.MustCompile(`^(--\w+): expected a (?:float|number|valid .+?) but got "(.*?)"`)
	tooMany      = regexp.MustCompile(`^unexpected argument (.+)$`)
)

// misread says what is wrong with a command line in words that its user knows,
// given what the parser says of it.
func misread(args []string, said error) error {
	command := ""
	if len(args) > 0 && examples[args[0]] != "" {
		command = args[0]
	}
	example := ""
	if command != "" {
		example = ", as " + examples[command]
	}
	text := said.Error()
	switch {
	case argMissing.MatchString(text):
		return fmt.Errorf("%s: %s missing%s", command, isOrAre(wanted[argMissing.FindStringSubmatch(text)[1]]), example)
	case flagsMissing.MatchString(text):
		return fmt.Errorf("%s: %s missing%s", command, isOrAre(flagsNamed(flagsMissing.FindStringSubmatch(text)[1])), example)
	case noNumber.MatchString(text):
		found := noNumber.FindStringSubmatch(text)
		return fmt.Errorf("%s %s: want a number%s", found[1], found[2], example)
	case valueMissing.MatchString(text) && command == "import" && strings.HasPrefix(text, "--format"):
		return errors.New("want --format RACE=FORMAT, as --format 10-1-1=4x800")
	case valueMissing.MatchString(text):
		return fmt.Errorf("want %s%s", wanted[valueMissing.FindStringSubmatch(text)[1]], example)
	case tooMany.MatchString(text) && command == "" && !isMeet(args[0]):
		return fmt.Errorf("%s: no such command%s", args[0], meant(args[0]))
	case tooMany.MatchString(text):
		return fmt.Errorf("%s: one name too many%s", tooMany.FindStringSubmatch(text)[1], example)
	}
	return said
}

// flagsNamed are missing flags, "--format=STRING, --race=RACE", with what they
// take.
func flagsNamed(list string) string {
	var names []string
	for _, flag := range strings.Split(list, ", ") {
		name, _, _ := strings.Cut(flag, "=")
		names = append(names, wanted[name])
	}
	return strings.Join(names, " and ")
}

func isOrAre(what string) string {
	if what == wanted["<others> ..."] || strings.Contains(what, " and ") {
		return what + " are"
	}
	return what + " is"
}

// isMeet reports whether a name can be a meet's: of a file that is there, or of a
// new one.
func isMeet(name string) bool {
	_, err := os.Stat(name)
	return err == nil || filepath.Ext(name) == ".meet"
}
