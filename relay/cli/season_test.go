package cli

import (
	"fmt"
	"strings"
	"testing"
)

// The way of a coach on a new laptop: a season is made, and the message of its last meet
// says which exchange costs the team most, how sure that is, whether it gets better, and
// how far to move the mark. Its second exchange takes 0.35 s more than the others.
func TestAMadeUpSeasonSaysWhichExchangeCostsMost(t *testing.T) {
	d := newDesk(t)
	d.deps.Meets = "meets"
	d.run(ExitDone, "demo --season")
	d.wants("made", d.out, "5 made-up meets in meets: baton lists them")
	for _, format := range []string{"md", "html"} {
		d.run(ExitDone, "export meets/made-up-5.meet --format "+format)
		d.wants(format, d.out, "ex 2 Holt → Lim costs most: 0.4 ± 0.2 s a race against its other exchanges; not sure whether it gets better. Go-mark 5 m: passed at 12 m of 30; try ", "further back")
	}
	d.file("meets/torn.meet", "not a meet, but long enough to be looked into")
	var out, said strings.Builder
	code := Run(strings.Fields("export meets/made-up-5.meet --format md"), strings.NewReader(""), &out, &said, d.deps)
	d.wants("beside a file that cannot be read", fmt.Sprint(code, said.String()), "0baton: warning: the season is told without torn.meet: not a meet file")
	d.wants("all the same", out.String(), "Season: over 10 races, ")
	d.run(ExitDone, "demo --season")
	d.wants("once more", d.out, "made-up-1.meet is there already")
	if strings.Contains(d.out, "made-up meet") {
		t.Error("what is there was made anew")
	}
}
