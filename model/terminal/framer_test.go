package terminal

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

// reader is what reads for a framer in a test: a clock, and silences where the
// framer would have waited long enough.
type reader struct {
	framer
	now time.Time
	got []tea.Msg
}

// read is bytes that come in one read.
func (r *reader) read(b string) { r.got = append(r.got, r.feed([]byte(b), r.now)...) }

// wait lets time pass; what waits for its rest meanwhile waits no longer than
// it is patient.
func (r *reader) wait(d time.Duration) {
	for p := r.patience(); p >= 0 && p <= d; p = r.patience() {
		r.now, d = r.now.Add(p), d-p
		r.got = append(r.got, r.silence()...)
	}
	r.now = r.now.Add(d)
}

// keys are the keys given so far by name; a paste with what it holds, focus and
// its loss as themselves.
func (r *reader) keys() string {
	var out []string
	for _, msg := range r.got {
		out = append(out, spelt(msg)...)
	}
	return strings.Join(out, " ")
}

func spelt(msg tea.Msg) (out []string) {
	switch msg := msg.(type) {
	case tea.FocusMsg:
		return []string{"(focus)"}
	case tea.BlurMsg:
		return []string{"(blur)"}
	case Stamped:
		switch {
		case msg.Key.Paste:
			return []string{"(paste " + string(msg.Key.Runes) + ")"}
		case msg.Key.Type == tea.KeyRunes && !msg.Key.Alt:
			for _, r := range msg.Key.Runes {
				out = append(out, string(r))
			}
			return out
		case msg.Key.Type == keyBegin:
			return []string{"begin"}
		}
		return []string{strings.ReplaceAll(msg.Key.String(), " ", "space")}
	}
	return []string{fmt.Sprintf("%#v", msg)}
}

// pause is a silence of so many milliseconds.
type pause int

// played reads what a terminal sends, with pauses between.
func played(sent ...any) *reader { return (&reader{now: noon}).play(sent...) }

func (r *reader) play(sent ...any) *reader {
	for _, s := range sent {
		switch s := s.(type) {
		case string:
			r.read(s)
		case pause:
			r.wait(time.Duration(s) * time.Millisecond)
		}
	}
	r.wait(5 * time.Second)
	return r
}

func TestKeysAreToldFromWhatElseATerminalSends(t *testing.T) {
	mouse := ""
	for i := range 30 {
		mouse += fmt.Sprintf("\x1b[<35;%d;%dM", 10+i, 35-i)
	}
	for what, c := range map[string]struct {
		sent []any
		want string
	}{
		"digits in one read":                         {[]any{"123"}, "1 2 3"},
		"a late answer to a colour question":         {[]any{"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\5"}, "5"},
		"one that a bell ends":                       {[]any{"\x1b]11;rgb:1e1e/1e1e/2e2e\a5"}, "5"},
		"one in pieces":                              {[]any{"\x1b]1", pause(20), "1;rgb:1e1e", pause(40), "/1e1e/2e2e\x1b", pause(40), "\\5"}, "5"},
		"one whose end is lost":                      {[]any{"\x1b]11;rgb:1e1e", pause(60), "5"}, "5"},
		"one that another sequence tears":            {[]any{"\x1b]11;rgb:1e1e\x1b[B5"}, "down 5"},
		"what a terminal is, and other strings":      {[]any{"\x1bP>|XTerm(379)\x1b\\1\x1b_Gi=1;OK\x1b\\2\x1b^x3\x1b\\3\x1bXz9\x1b\\4"}, "1 2 3 4"},
		"strings in single characters":               {[]any{"\u009d11;rgb:1\u009c1\x90q7\x9c2"}, "1 2"},
		"a title in another alphabet":                {[]any{"\x1b]lÜ–Лист 1\x1b\\1"}, "1"},
		"ctrl+c within a string":                     {[]any{"\x1b]11;rgb:\x03"}, "ctrl+c"},
		"thirty mouse reports in one read":           {[]any{mouse + "1"}, "1"},
		"and cut anywhere":                           {[]any{mouse[:97], mouse[97:256], pause(30), mouse[256:] + "1"}, "1"},
		"mouse reports of older kinds":               {[]any{"\x1b[M !!\x1b[32;5;6M\x1b[M #\u0441" + "1"}, "1"},
		"one of the oldest, cut":                     {[]any{"\x1b[M !", pause(10), "51"}, "1"},
		"F5 cut":                                     {[]any{"\x1b[1", pause(30), "5~"}, "f5"},
		"F5 cut twice":                               {[]any{"\x1b", pause(49), "[15", pause(49), "~1"}, "f5 1"},
		"Down cut after ESC":                         {[]any{"\x1b", pause(10), "[B"}, "down"},
		"Down cut before its letter":                 {[]any{"\x1b[", pause(10), "B"}, "down"},
		"a sequence whose end is lost":               {[]any{"\x1b[1", pause(60), "5"}, "5"},
		"one that Enter tears":                       {[]any{"\x1b[1\r5"}, "enter 5"},
		"a rune cut":                                 {[]any{"1\xc3", pause(40), "\xa92"}, "1 é 2"},
		"a rune of four bytes, cut":                  {[]any{"\xf0\x9d\x9f", pause(5), "\x8f"}, "𝟏"},
		"a byte of a terminal without UTF-8":         {[]any{"\xe9", pause(60), "1"}, "é 1"},
		"one before a digit":                         {[]any{"\xe91"}, "é 1"},
		"a paste":                                    {[]any{"\x1b[200~123\x1b[201~4"}, "(paste 123) 4"},
		"a paste with its marks cut":                 {[]any{"\x1b[20", pause(30), "0~12", pause(30), "34\x1b[2", pause(30), "01~5"}, "(paste 1234) 5"},
		"a paste that comes slowly":                  {[]any{"\x1b[200~" + strings.Repeat("a lot of text ", 5), pause(300), strings.Repeat("and more of it ", 5), pause(300), "the end\x1b[201~5"}, "(paste " + strings.Repeat("a lot of text ", 5) + strings.Repeat("and more of it ", 5) + "the end) 5"},
		"keys after a paste whose end is lost":       {[]any{"\x1b[200~123", pause(100), "4", pause(100), "56"}, "(paste 123) 4 5 6"},
		"Down after one":                             {[]any{"\x1b[200~123", pause(100), "\x1b[B"}, "(paste 123) down"},
		"ctrl+c after one":                           {[]any{"\x1b[200~123", pause(100), "\x03"}, "(paste 123) ctrl+c"},
		"one that nothing follows":                   {[]any{"\x1b[200~123"}, "(paste 123)"},
		"an end without a paste":                     {[]any{"1\x1b[201~2"}, "1 2"},
		"sequences within a paste":                   {[]any{"\x1b[200~1\x1b[B2\x1b[201~3"}, "(paste 1[B2) 3"},
		"Esc alone":                                  {[]any{"\x1b", pause(60), "5"}, "esc 5"},
		"Esc and soon a key":                         {[]any{"\x1b", pause(20), "5", pause(20), "\x1b", pause(20), "\x1b", pause(20), "x"}, "esc 5 esc esc x"},
		"Esc and soon Down":                          {[]any{"\x1b", pause(20), "\x1b[B"}, "esc down"},
		"a digit with Alt, cut":                      {[]any{"\x1b", pause(5), "5"}, "alt+5"},
		"a digit with Alt":                           {[]any{"\x1b5"}, "alt+5"},
		"keys that also introduce, with Alt":         {[]any{"\x1b[", pause(60), "\x1bO", pause(60), "\x1b]", pause(60)}, "alt+[ alt+O alt+]"},
		"Alt+O and digits":                           {[]any{"\x1bO5", pause(60)}, "alt+O 5"},
		"Alt with an arrow, the old way":             {[]any{"\x1b\x1b[A"}, "alt+up"},
		"Enter with Alt":                             {[]any{"\x1b\r"}, "alt+enter"},
		"focus":                                      {[]any{"1\x1b[O2\x1b[I3"}, "1 (blur) 2 (focus) 3"},
		"answers that end in a letter":               {[]any{"\x1b[?62;22c\x1b[>0;276;0c\x1b[24;80R\x1b[0n\x1b[?2026;2$y\x1b[?1u\x1b[8;24;80t\x1b[4;400;800t\x1b[?997;1n1"}, "1"},
		"a number pad in application mode":           {[]any{"\x1bOp\x1bOq\x1bOr\x1bOs\x1bOt\x1bOu\x1bOv\x1bOw\x1bOx\x1bOy\x1bOM\x1bOk\x1bOn"}, "0 1 2 3 4 5 6 7 8 9 enter + ."},
		"one with NumLock off":                       {[]any{"\x1b[H\x1b[A\x1b[5~\x1b[D\x1b[E\x1b[C\x1b[F\x1b[B\x1b[6~\x1b[2~\x1b[3~\x1bOE"}, "home up pgup left begin right end down pgdown insert delete begin"},
		"kitty's keys":                               {[]any{"\x1b[49u\x1b[57400u\x1b[57408;129u\x1b[97u\x1b[97;2u\x1b[97;5u\x1b[27u\x1b[13u\x1b[9;2u\x1b[32u\x1b[57427u\x1b[57419u\x1b[57412u"}, "1 1 9 a A ctrl+a esc enter shift+tab space begin up -"},
		"kitty's other ways of a key":                {[]any{"\x1b[38:49;2u\x1b[38;2;49u\x1b[49;5u\x1b[233u"}, "1 1 1 é"},
		"a key held and let go, of kitty":            {[]any{"\x1b[49;1:1u\x1b[49;1:2u\x1b[49;1:3u\x1b[1;1:1B\x1b[1;1:3B\x1b[15;1:3~"}, "1 1 down"},
		"keys that type nothing, of kitty":           {[]any{"\x1b[57441u\x1b[57358u\x1b[57363;1u1"}, "1"},
		"xterm's other keys":                         {[]any{"\x1b[27;2;33~\x1b[27;5;99~"}, "! ctrl+c"},
		"function keys of the Linux console":         {[]any{"\x1b[[A\x1b[", pause(5), "[E1"}, "f1 f5 1"},
		"function keys elsewhere":                    {[]any{"\x1bOP\x1b[11~\x1bO", pause(5), "Q\x1b[24~\x1b[1;2P\x1b[1;3Q"}, "f1 f1 f2 f12 f1 alt+f2"},
		"arrows with others held":                    {[]any{"\x1b[1;5A\x1b[1;2B\x1b[1;6C\x1b[1;3D\x1bOA\x1b[a\x1bOd"}, "ctrl+up shift+down ctrl+shift+right alt+left up shift+up ctrl+left"},
		"rxvt's":                                     {[]any{"\x1b[7~\x1b[8~\x1b[7$\x1b[8^\x1b[3~"}, "home end shift+home ctrl+end delete"},
		"F5 cut for longer than that":                {[]any{"\x1b[1", pause(299), "5~"}, "f5"},
		"and cut again":                              {[]any{"\x1b[1", pause(200), "5", pause(49), "~"}, "f5"},
		"F5 whose end never comes":                   {[]any{"\x1b[1", pause(51), "5", pause(60), "6"}, "5 6"},
		"Down after a long cut":                      {[]any{"\x1b[", pause(250), "B1"}, "down 1"},
		"and after one beyond patience":              {[]any{"\x1b[", pause(301), "b"}, "alt+[ b"},
		"letters after a sequence that lost its end": {[]any{"\x1b[1", pause(80), "d", pause(80), "5"}, "d 5"},
		"Down whose Esc was given":                   {[]any{"\x1b", pause(120), "[B5"}, "esc down 5"},
		"F2 whose Esc was given":                     {[]any{"\x1b", pause(60), "OQ"}, "esc f2"},
		"a bracket after Esc":                        {[]any{"\x1b", pause(60), "[", pause(300), "B"}, "esc [ B"},
		"keys a while after Esc":                     {[]any{"\x1b", pause(400), "[B"}, "esc [ B"},
		"a mouse report after a long cut":            {[]any{"\x1b[<35;1", pause(200), "2;7M\x1b[M !", pause(200), "51"}, "1"},
		"a cursor report after one":                  {[]any{"\x1b[24", pause(200), ";80R1"}, "1"},
		"a kitty key after one":                      {[]any{"\x1b[4", pause(200), "9u"}, "1"},
		"a paste mark after one":                     {[]any{"\x1b[20", pause(200), "0~12\x1b[201~3"}, "(paste 12) 3"},
		"an answer after one":                        {[]any{"\x1b]11;rgb:1e", pause(290), "1e/2e2e/3e3e\x1b\\5"}, "5"},
		"one cut within its end":                     {[]any{"\x1b]11;rgb:1e1e\x1b", pause(290), "\\5"}, "5"},
		"and never ended":                            {[]any{"\x1b]11;rgb:1e", pause(200), "1e/2e2e/3e", pause(400), "5"}, "5"},
		"digits in one that never ends":              {[]any{"\x1b]11;rgb:1e", pause(200), "5", pause(40), "6"}, "5 6"},
		"a rune after one":                           {[]any{"\xc3", pause(200), "\xa91"}, "é 1"},
		"a key held after a paste that never ends":   {held("\x1b[200~12", "5", 40), "(paste 12)" + strings.Repeat(" 5", 40)},
	} {
		if got := played(c.sent...).keys(); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", what, got, c.want)
		}
	}
}

func TestARestIsWaitedForAsLongAsALineMayBeSlow(t *testing.T) {
	for what, c := range map[string]struct {
		begun, rest  string
		within       int // the longest pause, in ms, after which the rest is one
		whole, apart string
	}{
		"F5":                             {"\x1b[1", "5~", 299, "f5", "5 ~"},
		"F5 after its bracket":           {"\x1b[", "15~", 299, "f5", "alt+[ 1 5 ~"},
		"F5 after its ESC":               {"\x1b", "[15~", 49, "f5", "esc f5"},
		"F2":                             {"\x1bO", "Q", 299, "f2", "alt+O Q"},
		"F2 with shift, as kitty has it": {"\x1b[1;2", "Q", 299, "f2", "Q"},
		"5 of a number pad":              {"\x1bO", "u", 299, "5", "alt+O u"},
		"5, as kitty has it":             {"\x1b[5", "3u", 299, "5", "3 u"},
		"a mouse report":                 {"\x1b[<35;12", ";7M", 299, "", "; 7 M"},
		"one of the oldest kind":         {"\x1b[M !", "5", 299, "", "5"},
		"focus":                          {"\x1b[", "I", 299, "(focus)", "alt+[ I"},
		"where the cursor is":            {"\x1b[12", ";40R", 299, "", "; 4 0 R"},
		"a sequence nobody knows":        {"\x1b[38", ";5;1m", 299, "", "; 5 ; 1 m"},
		"a rune":                         {"\xc3", "\xa9", 299, "é", "Ã ©"},
		"a rune of three bytes":          {"\xef\xbc", "\x95", 299, "５", "ï ¼"},
		"an answer":                      {"\x1b]11;rgb:1e", "1e/2f2f/3d3d\a", 299, "", "1 e / 2 f 2 f / 3 d 3 d ctrl+g"},
		"one whose end is cut":           {"\x1b]11;rgb:1e\x1b", "\\", 299, "", "\\"},
		"the first mark of a paste":      {"\x1b[20", "0~12\x1b[201~", 299, "(paste 12)", "0 ~ 1 2"},
		"a paste":                        {"\x1b[200~12", "3\x1b[201~", 999, "(paste 123)", "(paste 12) 3"},
		"the last mark of a paste":       {"\x1b[200~12\x1b[2", "01~", 299, "(paste 12)", "(paste 12[2) 0 1 ~"},
	} {
		for ms, want := range map[int]string{c.within: c.whole, c.within + 1: c.apart} {
			if got := played(c.begun, pause(ms), c.rest).keys(); got != want {
				t.Errorf("%s, the rest %d ms later:\n got %s\nwant %s", what, ms, got, want)
			}
			if got := played(c.begun, pause(ms), c.rest, pause(1000), "9").keys(); got != strings.TrimSpace(want+" 9") {
				t.Errorf("%s, and a 9: %s", what, got)
			}
		}
	}
}

func TestAPressWhileARestIsWaitedForIsAPress(t *testing.T) {
	for what, c := range map[string]struct {
		sent []any
		want string
		at   []int // milliseconds
	}{
		"of a sequence":              {[]any{"\x1b[1", pause(60), "5", pause(200), "3"}, "5 3", []int{60, 260}},
		"two at once":                {[]any{"\x1b[1", pause(60), "53"}, "5 3", []int{60, 60}},
		"with a letter":              {[]any{"\x1b[", pause(100), "5", pause(100), "d"}, "alt+[ 5 d", []int{0, 100, 200}},
		"then Enter":                 {[]any{"\x1b[1", pause(100), "5", pause(100), "\r"}, "5 enter", []int{100, 200}},
		"then Down":                  {[]any{"\x1b[1", pause(100), "5", pause(100), "\x1b[B"}, "5 down", []int{100, 200}},
		"a letter only":              {[]any{"\x1b[1;", pause(100), "k"}, "k", []int{100}},
		"of a function key":          {[]any{"\x1bO", pause(100), "z"}, "alt+O z", []int{0, 100}},
		"of an answer":               {[]any{"\x1b]11;rgb", pause(100), "5", pause(100), "3"}, "5 3", []int{100, 200}},
		"then ctrl+c":                {[]any{"\x1b]11;rgb", pause(100), "5", pause(100), "\x03"}, "5 ctrl+c", []int{100, 200}},
		"then another answer":        {[]any{"\x1b]11;rgb", pause(100), "5", pause(100), "\x1b]11;rgb:1\a"}, "5", []int{100}},
		"of nothing but its opening": {[]any{"\x1bX", pause(100), "5", pause(100), "3"}, "alt+X 5 3", []int{0, 100, 200}},
		"of a paste's end":           {[]any{"\x1b[200~12\x1b[2", pause(100), "5"}, "(paste 12) 5", []int{0, 100}},
		"many of them":               {held("\x1b]11;rgb", "5", 40), "5" + strings.Repeat(" 5", 39), nil},
		"many after a paste's end":   {presses("\x1b[200~12", 250, 30), "(paste 12)" + strings.Repeat(" 5", 30), nil},
		"after Esc, a bracket":       {[]any{"\x1b", pause(60), "[", pause(100), "5"}, "esc [ 5", []int{0, 60, 160}},
		"one cut after its ESC":      {[]any{"\x1b", pause(100), "[1", pause(100), "5~"}, "esc f5", []int{0, 100}},
		"an answer cut there":        {[]any{"\x1b", pause(250), "]11;rgb:1/2/3\a", pause(60), "5"}, "esc 5", []int{0, 310}},
		"a bracket long after Esc":   {[]any{"\x1b", pause(400), "[A"}, "esc [ A", []int{0, 400, 400}},
	} {
		r := played(c.sent...)
		if got := r.keys(); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", what, got, c.want)
		}
		if got := fmt.Sprint(instants(r.got)); c.at != nil && got != fmt.Sprint(c.at) {
			t.Errorf("%s: at %s ms, want %v", what, got, c.at)
		}
	}
}

// presses are presses of 5, so many ms apart, after something.
func presses(after string, ms, times int) []any {
	sent := []any{after}
	for range times {
		sent = append(sent, pause(ms), "5")
	}
	return sent
}

func TestAConsoleThatMarksNoPasteTypesNone(t *testing.T) {
	for what, c := range map[string]struct {
		sent []any
		want string
	}{
		"nine lanes at once are keys":        {[]any{"123456789"}, "1 2 3 4 5 6 7 8 9"},
		"ten characters are not":             {[]any{"1 2 8 5 d3", pause(100), "4"}, "(paste 1 2 8 5 d3) 4"},
		"nor is what follows them at once":   {[]any{"Ana Ruiz, Bea Holt", pause(5), ", 12", pause(60), "4"}, "(paste Ana Ruiz, Bea Holt, 12) 4"},
		"a key held while nobody read":       {[]any{"55555555555", pause(60)}, "5 5 5 5 5 5 5 5 5 5 5"},
		"a paste that is marked stays whole": {[]any{"\x1b[200~Ana Ruiz, ", pause(5), "Bea Holt, Cara", pause(5), " Lim\x1b[201~4"}, "(paste Ana Ruiz, Bea Holt, Cara Lim) 4"},
	} {
		r := &reader{now: noon, framer: framer{guess: 10}}
		if got := r.play(c.sent...).keys(); got != c.want {
			t.Errorf("%s: got %s, want %s", what, got, c.want)
		}
	}
}

// held is a key that repeats as keyboards do, after something.
func held(after, key string, times int) []any {
	sent := []any{after, pause(400)}
	for range times {
		sent = append(sent, key, pause(33))
	}
	return sent
}

func TestAKeyKeepsTheInstantOfItsFirstByte(t *testing.T) {
	for what, c := range map[string]struct {
		sent []any
		want []int // milliseconds
	}{
		"after a silence":                 {[]any{pause(200), "5"}, []int{200}},
		"a rune cut":                      {[]any{pause(10), "\xc3", pause(40), "\xa9"}, []int{10}},
		"a kitty key cut":                 {[]any{"\x1b[4", pause(30), "9", pause(30), "u"}, []int{0}},
		"Esc, known late":                 {[]any{pause(10), "\x1b"}, []int{10}},
		"a digit soon after Esc":          {[]any{"\x1b", pause(30), "5"}, []int{0, 30}},
		"a digit with Alt, cut":           {[]any{"\x1b", pause(8), "5"}, []int{8}},
		"digits in a string without end":  {[]any{"\x1b]11;", pause(100), "5", pause(20), "6"}, []int{100, 120}},
		"a digit after a torn sequence":   {[]any{"\x1b[1", pause(80), "5"}, []int{80}},
		"a digit behind a string":         {[]any{"\x1b]11;", pause(30), "x\a5", pause(10), "6"}, []int{30, 40}},
		"keys after a paste without end":  {[]any{"\x1b[200~1", pause(100), "4", pause(20), "5", pause(100), "6"}, []int{0, 100, 120, 220}},
		"bytes of a terminal without UTF": {[]any{"\xe9", pause(20), "1"}, []int{0, 20}},
	} {
		var got []int
		for _, msg := range played(c.sent...).got {
			got = append(got, int(msg.(Stamped).At.Sub(noon)/time.Millisecond))
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s: keys at %v ms, want %v", what, got, c.want)
		}
	}
}

func TestKeysThatCameAtOnceAreOneMessage(t *testing.T) {
	r := played("123", pause(1), "4\x1b[B5")
	if len(r.got) != 4 || spelt(r.got[0])[2] != "3" {
		t.Errorf("%d messages: %s", len(r.got), r.keys())
	}
}

func TestAPasteIsBoundedAndQuick(t *testing.T) {
	begun := time.Now()
	r := &reader{now: noon}
	r.read("\x1b[200~")
	for range 3000 {
		r.read(strings.Repeat("x", 1000))
	}
	r.read("\x1b[201~5")
	if len(r.got) != 2 || len(r.got[0].(Stamped).Key.Runes) != longestPaste || r.keys()[len(r.keys())-1] != '5' {
		t.Errorf("%d messages", len(r.got))
	}
	if took := time.Since(begun); took > 10*time.Second {
		t.Errorf("3 MB took %v", took)
	}
}

// Things that a terminal may send in a race, told apart from the program: bytes,
// and the names of the keys they are.
type sent struct{ bytes, keys string }

var sayings = []sent{
	{"1", "1"}, {"9", "9"}, {"0", "0"}, {"d", "d"}, {"K", "K"}, {" ", "space"}, {"\r", "enter"}, {"\x7f", "backspace"}, {"\t", "tab"},
	{"é", "é"}, {"٣", "٣"}, {"中", "中"}, {"𝟏", "𝟏"},
	{"\x1b[A", "up"}, {"\x1b[B", "down"}, {"\x1bOC", "right"}, {"\x1b[15~", "f5"}, {"\x1bOQ", "f2"}, {"\x1b[5~", "pgup"}, {"\x1b[3~", "delete"},
	{"\x1bOq", "1"}, {"\x1bOy", "9"}, {"\x1b[53u", "5"}, {"\x1b[57402u", "3"}, {"\x1b[1;5D", "ctrl+left"},
	{"\x1b[I", "(focus)"}, {"\x1b[O", "(blur)"}, {"\x1b[200~12 d\x1b[201~", "(paste 12 d)"},
	{"\x1b[<35;12;7M", ""}, {"\x1b[<0;1;2m", ""}, {"\x1b[M !5", ""}, {"\x1b[32;5;6M", ""}, {"\x1b[49;1:3u", ""},
	{"\x1b[?62;1c", ""}, {"\x1b[>41;379;0c", ""}, {"\x1b[12;40R", ""}, {"\x1b[?2026;2$y", ""}, {"\x1b[0n", ""}, {"\x1b[8;24;80t", ""}, {"\x1b[?1u", ""}, {"\u009b?1;2c", ""},
	{"\x1b]11;rgb:1e1e/2f2f/3d3d\x1b\\", ""}, {"\x1b]4;1;rgb:ff/00/12\a", ""}, {"\x1bP1$r0m\x1b\\", ""}, {"\x1bP>|tmux 3.4\x1b\\", ""},
	{"\x1b_Gi=31;OK\x1b\\", ""}, {"\x1b^12\x1b\\", ""}, {"\x1bX34é\x1b\\", ""}, {"\u009d10;rgb:1/2/3\u009c", ""}, {"\x1b]l–5\x1b\\", ""},
}

// FuzzKeysAreKeys sends any mix of keys, answers, reports and strings, cut
// anywhere, in any number of reads with pauses of less than 300 ms (50 after
// ESC, which is a key alone), and wants the keys, each with the instant at which
// its first byte came.
func FuzzKeysAreKeys(f *testing.F) {
	f.Add([]byte{0, 20, 41, 1, 30, 9}, []byte{1, 2, 3, 49})
	f.Add([]byte{28, 0, 48, 26, 27}, []byte{5, 0, 255})
	f.Add([]byte{16, 0, 28, 12, 40, 27, 3}, []byte{252, 252, 252, 252, 252, 252, 252, 252, 252, 252})
	f.Fuzz(func(t *testing.T, which, cuts []byte) {
		s := &slowLine{reader: reader{now: noon}, cuts: cuts}
		var want, at []string
		for _, w := range which {
			saying := sayings[int(w)%len(sayings)]
			first := s.send(saying.bytes)
			if saying.keys == "" {
				continue
			}
			if saying.keys == "(focus)" || saying.keys == "(blur)" {
				first = "?"
			}
			want, at = append(want, saying.keys), append(at, first)
		}
		s.wait(5 * time.Second)
		if got := s.keys(); got != strings.Join(want, " ") {
			t.Fatalf("got  %s\nwant %s", got, strings.Join(want, " "))
		}
		if got := instants(s.got); len(s.got) > 0 && fmt.Sprint(got) != fmt.Sprint(at) {
			t.Fatalf("of %s\ninstants %v\nwant     %v", strings.Join(want, " "), got, at)
		}
	})
}

// slowLine brings what a terminal sends in pieces, cut and delayed as its bytes
// say.
type slowLine struct {
	reader
	cuts  []byte
	whole int  // bytes until the next cut
	prior byte // the byte before
}

// send sends bytes and gives the instant of the first, in ms from noon. A string
// lasts less than three seconds.
func (s *slowLine) send(saying string) (first string) {
	var took time.Duration
	for i := range len(saying) {
		if s.whole--; s.whole < 0 && len(s.cuts) > 0 {
			d := s.delay(s.cuts[0])
			if i > 0 && took+d > stringTime {
				d = 0
			}
			s.whole, s.cuts = int(s.cuts[0]%7), s.cuts[1:]
			s.reader.wait(d)
			took += d
		}
		if i == 0 {
			first, took = fmt.Sprint(int(s.now.Sub(noon)/time.Millisecond)), 0
		}
		s.read(saying[i : i+1])
		s.prior = saying[i]
	}
	return first
}

func (s *slowLine) delay(c byte) time.Duration {
	ms := time.Duration(c) * 299 / 255 * time.Millisecond
	if s.prior == esc {
		ms = min(ms, 49*time.Millisecond)
	}
	return ms
}

// instants are when keys came, in milliseconds; what has no stamp came when it
// came.
func instants(msgs []tea.Msg) (out []string) {
	for _, msg := range msgs {
		s, ok := msg.(Stamped)
		if !ok {
			out = append(out, "?")
			continue
		}
		for range spelt(msg) {
			out = append(out, fmt.Sprint(int(s.At.Sub(noon)/time.Millisecond)))
		}
	}
	return out
}

func TestBytesOfAnyKindHoldUpNoKey(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := &reader{now: noon}
		for range rapid.IntRange(1, 8).Draw(rt, "reads") {
			r.read(string(rapid.SliceOfN(rapid.Byte(), 1, 40).Draw(rt, "bytes")))
			r.wait(time.Duration(rapid.IntRange(0, 80).Draw(rt, "pause")) * time.Millisecond)
		}
		r.wait(2 * time.Second)
		r.got = nil
		r.read("7")
		r.wait(60 * time.Millisecond)
		if got := r.keys(); got != "7" {
			rt.Fatalf("after all that, 7 became %q", got)
		}
	})
}
