package views

import "baton/relay"

// edges are what stands round the fixtures of the screens before the gun.
func edges(title, about string, keys ...Binding) Edges {
	return Edges{Title: title, About: about, Foot: append(keys, Binding{"?", "help", ""})}
}

var helpPanel = &Help{Title: "Keys", Bindings: []Binding{{"j", "the baton enters the zone", "A hand-off"}, {"k", "it is handed off", "A hand-off"}, {"esc", "back", "Screen"}}}

func handOffs() HandOffs {
	return HandOffs{
		Edges:  edges("Hand-off plan · Northside A", "12-1-3 Girls 4×100 m", Binding{"enter", "change it", ""}, Binding{"u", "as usual for this relay", ""}, Binding{"p", "practise it", ""}),
		Fields: []string{"STYLE", "PASS", "GIVE", "TAKE", "SWITCH", "GO-MARK", "CALL", "READY"},
		Rows: []HandOff{
			{"1", "Ruiz → Holt", []string{"blind", "upsweep", "right", "left", "no", "7.5 m", "hey", "5 s"}, false},
			{"2", "Holt → Lim", []string{"blind", "–", "left", "left", "no", "24 steps", "–", "5 s"}, true},
			{"3", "Lim → Wong", []string{"visual", "downsweep", "right", "left", "yes", "–", "hop", "8 s"}, true},
		},
		Selected: 1, Field: 3, Zone: "zone 2, 180 to 210 m, scratch line at 200 m", Record: "Holt → Lim: 42 reps, 39 clean, best 3.4 s / 30 m, last 5: 3.5 3.6 3.5 – 3.4 / 30 m",
		Words: []CoachWord{
			{"", "3 runners for 4 legs: nobody runs leg 4", "a relay is run by as many runners as it has legs, each once", false},
			{"ex 2", "left to left: the outgoing runner gets stepped on; give to the right", "give and take with opposite hands, so that each has a side of the lane", true},
			{"ex 3", "visual in a 4×100 m: looking back costs speed; go at the mark, hand back on the call", "in a sprint fractions of a second decide", false},
			{"ex 3", "Dee Wong switches hands in a blind exchange: keep the baton in the hand that took it", "at full speed every change of hands is a chance to drop the baton", false},
		},
	}
}

func checkIn() CheckIn {
	p := CheckIn{
		Edges:   edges("Check-in · 12-1-3 Girls 4×100 m", "1 of 3 zones ready", Binding{"1-9 0", "is here", ""}, Binding{"→", "next zone", ""}, Binding{"m", "missing", ""}, Binding{"y", "zone ready", ""}),
		Zones:   []ZoneTab{{"start", "S", "9/9", false}, {"zone 1", "1", "9/9", true}, {"zone 2", "2", "7/9", false}, {"zone 3", "3", "0/9", false}},
		Zone:    2,
		Where:   "zone 2, 180 to 210 m, scratch line at 200 m",
		Flag:    "YELLOW – not ready",
		Columns: []Column{texts("KEY", 3), texts("PLACE", 6), texts("RUNNER", 8), texts("TEAM", 8), texts("TAKES FROM", 8), texts("", 12)},
		Missing: "missing: Lim, zone 2 · wrong zone: Wong4, zone 1", Selected: 1,
	}
	states := []struct {
		word string
		tone Tone
	}{{"✓ checked in", Good}, {"! MISSING", Alarm}, {"~ warming up", Calm}, {"! WRONG ZONE", Alarm}, {"–", Calm}, {"✓ checked in", Good}, {"✓ checked in", Good}, {"↻ substituted", Watch}, {"scratched", Out}}
	for i, s := range states {
		key := string(rune('1' + i))
		p.Rows = append(p.Rows, ListRow{[]string{key, "lane " + key, []string{"Cara Lim", "Kim Osei", "Lea Brandt"}[i%3], schools[i] + " A (red)", "Bea Holt", s.word}, s.tone})
	}
	return p
}

func practising() Practice {
	return Practice{
		Edges: edges("Practice · Ana Ruiz → Bea Holt", "", Binding{"j", "in", ""}, Binding{"k", "pass", ""}, Binding{"l", "out", ""}, Binding{"c", "clean", ""}, Binding{"t", "late", ""}),
		Saved: Head{Saved: 12}, What: "4×100 m, exchange 1 · zone 30 m", Plan: "blind · give right, take left · mark 7.5 m · “hey”",
		Mark: "7.5 m", Pace: "race pace", State: "HOW WAS IT?", Next: "c clean  t late  e early  d drop  n no stick  18 at 18 m", Last: "3.5 s / 30 m",
		Reps: []ListRow{
			{[]string{"4", "2.4", "1.1", "3.5 s / 30 m", "~21", "109 %", "7.5 m", ""}, Calm}, {[]string{"3", "2.1", "–", "–", "–", "", "7.35 m", "no stick"}, Alarm},
			{[]string{"2", "2.9", "0.9", "3.8 s / 30 m", "23 m", "100 %", "", "late"}, Watch}, {[]string{"1", "2.3", "1.1", "3.4 s / 30 m", "18 m", "112 %", "", "clean (slow)"}, Good},
		},
		Record: "Ruiz → Holt: 42 reps, 39 clean, best 3.4 s / 30 m, last 5: 3.5 3.6 3.5 – 3.4 / 30 m",
	}
}

// zonePictures are a team's exchanges, changed.
func zonePictures(change func(p *ZonePictures)) func(t Theme, w, h int) string {
	return func(t Theme, w, h int) string {
		zone := relay.Zone{Before: 20 * relay.Metre, After: 10 * relay.Metre}
		p := ZonePictures{Edges: edges("Northside A · 12-1-3 Girls 4×100 m", "", Binding{"esc", "back", ""}), Empty: "This race has no takeover zones.", Exchanges: []ZonePicture{
			{"ex 1 Ruiz → Holt", Zone{"80", "110", zone, 18 * relay.Metre, true, 14 * relay.Metre, 24 * relay.Metre, true}, 7150, "7.15 m", "11.0", "14.4", "13.2", "in 11.0 · pass 13.2 at 18 m · out 14.4 · go-mark 7.15 m · season 14 to 24 m (5)"},
			{"ex 2 Holt → Lim", Zone{"180", "210", zone, 0, false, 0, 0, false}, 7 * relay.Metre, "23 steps", "", "", "25.2", "pass 25.2 · go-mark 7 m"},
			{"ex 3 Lim → Wong", Zone{"280", "310", zone, 0, false, 0, 0, false}, 0, "", "", "", "", "nothing of it was marked"},
		}}
		change(&p)
		p.Width, p.Height = w, h
		return p.Draw(t)
	}
}

// pairPage is a pair's page, changed.
func pairPage(change func(p *PairPage)) func(t Theme, w, h int) string {
	return func(t Theme, w, h int) string {
		p := PairPage{
			Edges: edges("Ana Ruiz → Bea Holt", "", Binding{"enter", "take the advice", ""}, Binding{"w", "pass wanted", ""}, Binding{"t", "two hand times", ""}),
			What:  "4×100 m, exchange 1 · zone 30 m · blind R→L", Mark: "7 m", Empty: "This pair has not handed off yet.",
			Rows: []ListRow{
				{[]string{"race pace", "7 m", "3 of 6", "3", "", "", "11 m", "3.4 s / 30 m", "112 %"}, Calm},
				{[]string{"slow practice", "7 m", "2 of 2", "", "", "", "15 m", "4.9 s / 30 m", "78 %"}, Calm},
				{[]string{"race", "7 m", "1 of 1", "", "", "", "14 m", "3.3 s / 30 m", "115 %"}, Calm},
			},
			Zone: Zone{From: "0", To: "30", Zone: relay.Zone{Before: 20 * relay.Metre, After: 10 * relay.Metre}, Pass: 11 * relay.Metre, Passed: true, Low: 9 * relay.Metre, High: 13 * relay.Metre, Spread: true},
			Words: []CoachWord{
				{About: "reps", Text: "7 m: passed at 11 m of 30, late 3 of 6; try 0.45 m further back: 7.45 m.", Why: "From 6 repetitions (race pace); the pass is wanted 20 m in, 10 m before the zone's end."},
				{About: "times", Text: "No hand times yet: t takes two.", Why: "Ecker's formula."},
			},
		}
		change(&p)
		p.Width, p.Height = w, h
		return p.Draw(t)
	}
}

// peopleScreens are the screens before the gun, each in what it can be.
func peopleScreens() map[string]func(t Theme, w, h int) string {
	plan := func(change func(p *HandOffs)) func(t Theme, w, h int) string {
		return func(t Theme, w, h int) string {
			p := handOffs()
			change(&p)
			p.Width, p.Height = w, h
			return p.Draw(t)
		}
	}
	call := func(change func(p *CheckIn)) func(t Theme, w, h int) string {
		return func(t Theme, w, h int) string {
			p := checkIn()
			change(&p)
			p.Width, p.Height = w, h
			return p.Draw(t)
		}
	}
	practice := func(change func(p *Practice)) func(t Theme, w, h int) string {
		return func(t Theme, w, h int) string {
			p := practising()
			change(&p)
			p.Width, p.Height = w, h
			return p.Draw(t)
		}
	}
	return map[string]func(t Theme, w, h int) string{
		"plan":          plan(func(*HandOffs) {}),
		"plan-question": plan(func(p *HandOffs) { p.Question = &Question{Asks: "go-mark, as 7.5 m or 24 steps", Before: "7.5 "} }),
		"plan-good":     plan(func(p *HandOffs) { p.Words, p.Rows = nil, p.Rows[:1]; p.Selected = 0 }),
		"plan-help":     plan(func(p *HandOffs) { p.Help = helpPanel }),
		"call":          call(func(*CheckIn) {}),
		"call-ready": call(func(p *CheckIn) {
			p.AllReady, p.White, p.Flag, p.Missing, p.About = true, true, "WHITE – ready", "", "3 of 3 zones ready"
			p.Note, p.NoteTone = "Cara Lim takes from Bea Holt, checked in", Good
			for i := range p.Zones {
				p.Zones[i].Ready = i > 0
			}
			for i := range p.Rows {
				p.Rows[i].Cells[5], p.Rows[i].Tone = "✓ checked in", Good
			}
		}),
		"call-question":      call(func(p *CheckIn) { p.Question = &Question{Asks: "lanes, now>drawn, as 3>5 5>3", Before: "3>5 "} }),
		"zones":              zonePictures(func(*ZonePictures) {}),
		"zones-none":         zonePictures(func(p *ZonePictures) { p.Exchanges = nil }),
		"pair":               pairPage(func(*PairPage) {}),
		"pair-none":          pairPage(func(p *PairPage) { p.Rows, p.Zone, p.Words = nil, Zone{}, p.Words[1:] }),
		"practice":           practice(func(*Practice) {}),
		"practice-not-saved": practice(func(p *Practice) { p.Saved.Unsaved, p.Saved.Reason = 3, "disk full" }),
		"practice-first": practice(func(p *Practice) {
			p.Reps, p.Last, p.Record, p.State, p.Next = nil, "", "", "READY", "j as the baton enters the zone"
		}),
	}
}
