package live

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"baton/relay"
)

// openZeroTest lists what everybody presses at one signal, and by how much the
// stations then differ. Enter is no timing key: a race that runs meanwhile loses
// nothing.
func (l *Live) openZeroTest() {
	l.Panel = panel{kind: menuPanel, Title: "Zero test"}
	l.Panel.Items = append(l.Panel.Items, menuItem{Name: "ENTER at the signal", saysNow: l.zeroSays, do: func(at time.Time) request {
		if _, err := l.s.Do("", relay.PressZero{}, at); err != nil {
			l.Say(err.Error(), at)
		}
		l.openZeroTest()
		return stay
	}})
	for _, s := range l.with.Stations {
		l.Panel.Items = append(l.Panel.Items, menuItem{
			Name: cmp.Or(s.Name, s.Station), saysNow: l.zeroSays,
			now: func(time.Time) (string, string) { return ": " + l.zeroOf(s.Status.Station), "" },
			do: func(time.Time) request {
				l.openZeroTest()
				return stay
			},
		})
	}
}

// zeroOf is what a station was off by in the last zero test.
func (l *Live) zeroOf(station string) string {
	test := l.s.State.ZeroTest()
	switch i := slices.IndexFunc(test, func(p relay.ZeroPress) bool { return p.Station == station }); {
	case i < 0:
		return "not pressed"
	case i == 0:
		return "0.00"
	default:
		return fmt.Sprintf("%+.2f s", test[i].Off.Seconds())
	}
}

// zeroSays is what the last zero test comes to.
func (l *Live) zeroSays() string {
	test := l.s.State.ZeroTest()
	if len(test) < 2 {
		return "everybody presses enter here at one signal, as a clap that all hear; sound takes 0.3 s for 100 m, so a flag is better far off"
	}
	var far time.Duration
	who := ""
	for _, p := range test {
		if p.Off.Abs() > far {
			far, who = p.Off.Abs(), l.whoIs(p.Station)
		}
	}
	if far < relay.ZeroFar {
		return fmt.Sprintf("%d stations within %.2f s: the clocks agree as far as fingers tell", len(test), far.Seconds())
	}
	return fmt.Sprintf("%s is %.2f s from %s: its finger, or its clock: try again, then look at stations", who, far.Seconds(), l.whoIs(test[0].Station))
}

// whoIs is what a station is called here.
func (l *Live) whoIs(station string) string {
	if station == l.s.Desk.Station {
		return "this laptop"
	}
	return l.s.State.StationName(station)
}
