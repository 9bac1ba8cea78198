package cli

import (
	"fmt"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/relaytest"
	"baton/relay/sqlite"
)

// Four races ten minutes apart, guns pressed 0.2 s late; nobody pressed that of the
// third. The timing computer shows 7200 s more than the laptop.
func TestAnImportPutsTheGunThatNobodyPressed(t *testing.T) {
	d := newDesk(t)
	pen := relaytest.NewPen(t, time.Date(2026, 5, 16, 9, 0, 0, 0, time.UTC))
	pen.Station = "one"
	pen.Write("", 0, &relay.Opened{Meet: relay.Origin{7}})
	for n := 1; n <= 4; n++ {
		at := 600 * float64(n)
		run := relaytest.Run{Race: relay.MakeRaceID(14, 1, n), Gun: at + 0.2, Unput: n == 3}
		for lane := range 2 {
			run.Lanes = append(run.Lanes, relaytest.Ran{Passes: []float64{11.8, 23.8, 35.8, 48.8 + float64(lane)}})
		}
		pen.Run(run)
		d.file(fmt.Sprintf("014-1-%02d.lif", n), fmt.Sprintf("14,1,%d,Girls 4x100,,,,,,400,11:%02d:00.0000\n1,,1,Team 1,,Team 1,49.00\n2,,2,Team 2,,Team 2,50.00\n", n, 10*n))
	}
	relaytest.NoError(t, sqlite.Make("lake.meet", pen.Meet.Events()))
	d.run(ExitDone, "export lake.meet --race 14-1-3 --format json")
	d.wants("before", d.out, `"gun": null`)
	d.run(ExitDone, "import lake.meet 014-1-01.lif 014-1-02.lif 014-1-03.lif --yes")
	d.wants("two starts", d.out, "same  clocks  14-1-3: the timing computer's clock does not say where the gun was: it takes 3 starts by both clocks before and after it")
	d.run(ExitDone, "import lake.meet 014-1-04.lif --yes --dry-run")
	d.wants("only a look", d.out, "14-1-3: the gun is the timing computer's, ± 0.04 s: 3 starts by both clocks", "nothing written")
	d.run(ExitDone, "import lake.meet 014-1-04.lif --yes")
	d.wants("three", d.out, "new  clocks  14-1-3: the gun is the timing computer's, ± 0.04 s: 3 starts by both clocks")
	d.run(ExitDone, "export lake.meet --race 14-1-3 --format json")
	d.wants("after", d.out, `"gun": "2026-05-16T09:30:00.200Z"`, `"gun_from": "official"`, `"cumulative_s": 11.800`)
	d.run(ExitDone, "export lake.meet --race 14-1-3 --format html")
	d.wants("the report", d.out, "Nobody pressed the gun: it is the timing computer")
	d.run(ExitDone, "import lake.meet 014-1-04.lif --yes")
	d.wants("once more", d.out, "nothing to write")
}
