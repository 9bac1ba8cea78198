package entry_test

import (
	"strings"
	"testing"
	"time"

	"baton/relay"
	"baton/relay/entry"
)

func TestPlacesAndCodesOfManyCountriesAreRead(t *testing.T) {
	for cell, want := range map[string]entry.RankCell{
		"": {}, " - ": {}, "—": {}, ".": {},
		"1": {Rank: 1}, "12": {Rank: 12}, "1=": {Rank: 1}, "=2": {Rank: 2}, "2q": {Rank: 2}, "2 Q": {Rank: 2}, "3qR": {Rank: 3}, "2.": {Rank: 2}, "T1": {Rank: 1},
		"1st": {Rank: 1}, "2ème": {Rank: 2}, "3º": {Rank: 3}, "2^": {Rank: 2}, "1T": {Rank: 1}, "4)": {Rank: 4}, "3 of 9": {Rank: 3}, "2/8": {Rank: 2}, "Platz 2": {Rank: 2}, "1 (tie)": {Rank: 1}, "5*": {Rank: 5},
		"DQ": {Out: "DQ"}, "dsq": {Out: "DQ"}, "DISQ": {Out: "DQ"}, "disq.": {Out: "DQ"}, "D.Q.": {Out: "DQ"}, "Squal.": {Out: "DQ"}, "DESC": {Out: "DQ"}, "disqualifié": {Out: "DQ"}, "Desclassificado": {Out: "DQ"}, "gediskwalificeerd": {Out: "DQ"}, "FS": {Out: "DQ"},
		"DQ TR24.7": {Out: "DQ", Reason: "TR24.7"}, "DQ (late)": {Out: "DQ", Reason: "late"}, "DQ-24.7": {Out: "DQ", Reason: "24.7"}, "disq. R 163.3": {Out: "DQ", Reason: "R 163.3"}, "DQ24.7": {Out: "DQ", Reason: "24.7"},
		"TR24.7": {Out: "DQ", Reason: "TR24.7"}, "R24.19[L]": {Out: "DQ", Reason: "R24.19[L]"},
		"DNF": {Out: "DNF"}, "aufg.": {Out: "DNF"}, "RET": {Out: "DNF"}, "ABD": {Out: "DNF"}, "R": {Out: "DNF"}, "Rit.": {Out: "DNF"}, "abandon": {Out: "DNF"}, "did not finish": {Out: "DNF"}, "opg.": {Out: "DNF"}, "Desistiu": {Out: "DNF"},
		"DNS": {Out: "DNS"}, "n.a.": {Out: "DNS"}, "NA": {Out: "DNS"}, "N.A.": {Out: "DNS"}, "NP": {Out: "DNS"}, "nicht angetreten": {Out: "DNS"}, "non partant": {Out: "DNS"}, "No presentado": {Out: "DNS"}, "não compareceu": {Out: "DNS"}, "afwezig": {Out: "DNS"},
		"SCR": {Out: "SCR"}, "abgem.": {Out: "SCR"}, "WD": {Out: "SCR"},
		"EXH": {}, "EX": {}, "a.K.": {}, "hors concours": {}, "q": {}, "NT": {NoTime: true}, "o.Z.": {NoTime: true},
		"n.a. (verletzt)": {Out: "DNS", Reason: "verletzt"},
	} {
		if got, ok := entry.ReadRank(cell); !ok || got != want {
			t.Errorf("%q: %+v %v, want %+v", cell, got, ok, want)
		}
	}
	for _, cell := range []string{"first", "0", "soon", "R Smith", "1x2", "-3", "lost", "NAP", "99999999", "AB Smith", "12 lanes", "EX wife"} {
		if got, ok := entry.ReadRank(cell); ok {
			t.Errorf("%q is read as %+v", cell, got)
		}
	}
}

func TestTimesOfManyCountriesAreRead(t *testing.T) {
	ms := time.Millisecond
	for printed, want := range map[string]entry.Printed{
		"49.959": {49959 * ms, ms, false}, "50,12": {50120 * ms, 10 * ms, false}, "1:50,5": {110500 * ms, 100 * ms, true}, "1.50,53": {110530 * ms, 10 * ms, false}, "1.50.53": {110530 * ms, 10 * ms, false},
		"50.1h": {50100 * ms, 100 * ms, true}, "50.12 h": {50120 * ms, 10 * ms, true}, "50.12s": {50120 * ms, 10 * ms, false}, "50.12 sec.": {50120 * ms, 10 * ms, false}, `50.12"`: {50120 * ms, 10 * ms, false},
		`1'50"53`: {110530 * ms, 10 * ms, false}, "1'50''5": {110500 * ms, 100 * ms, true}, "1’50.53": {110530 * ms, 10 * ms, false}, "1 min 50.53 s": {110530 * ms, 10 * ms, false}, "1m50.53": {110530 * ms, 10 * ms, false},
		"50.12 PB": {50120 * ms, 10 * ms, false}, "50.12R": {50120 * ms, 10 * ms, false}, "50.12q": {50120 * ms, 10 * ms, false}, "50.12 (49.987)": {50120 * ms, 10 * ms, false}, "50.12*": {50120 * ms, 10 * ms, false},
		"1h02:03.4": {3723400 * ms, 100 * ms, true}, "٥٠.١٢": {50120 * ms, 10 * ms, false}, "५०.१२": {50120 * ms, 10 * ms, false}, "50.12": {50120 * ms, 10 * ms, false}, "50": {50000 * ms, time.Second, false},
	} {
		if got, err := entry.ReadTime(printed); err != nil || got != want {
			t.Errorf("%q: %+v %v, want %+v", printed, got, err, want)
		}
	}
	for _, printed := range []string{"", "soon", "DNF", "1:60", "h", "50.", "-3", "1:2:3:4", "50.12 wind", "12'", "1e3", "NaN"} {
		if got, err := entry.ReadTime(printed); err == nil {
			t.Errorf("%q is read as %+v", printed, got)
		}
	}
}

func TestNumbersAreReadAsSpreadsheetsAndPeopleWriteThem(t *testing.T) {
	for _, c := range []struct {
		read func(string) (int, bool)
		cell string
		want int // -1: not read
	}{
		{entry.ReadNumber, "12", 12}, {entry.ReadNumber, "12.0", 12}, {entry.ReadNumber, "12,00", 12}, {entry.ReadNumber, "#12", 12}, {entry.ReadNumber, "No. 12", 12}, {entry.ReadNumber, "Event 12", 12}, {entry.ReadNumber, "12.", 12},
		{entry.ReadNumber, "١٢", 12}, {entry.ReadNumber, "12.5", -1}, {entry.ReadNumber, "-1", -1}, {entry.ReadNumber, "12A", -1}, {entry.ReadNumber, "", -1}, {entry.ReadNumber, "three", -1}, {entry.ReadNumber, "9999999999", -1},
		{entry.ReadLane, "L3", 3}, {entry.ReadLane, "Lane 3", 3}, {entry.ReadLane, "3.0", 3}, {entry.ReadLane, "Bahn 4", 4}, {entry.ReadLane, "couloir 5", 5}, {entry.ReadLane, "calle 6", 6}, {entry.ReadLane, "three", -1}, {entry.ReadLane, "2 of 3", -1}, {entry.ReadLane, "100000", -1},
		{entry.ReadHeat, "Heat 2", 2}, {entry.ReadHeat, "H2", 2}, {entry.ReadHeat, "2 of 3", 2}, {entry.ReadHeat, "2/3", 2}, {entry.ReadHeat, "A", 1}, {entry.ReadHeat, "Section B", 2}, {entry.ReadHeat, "Lauf 3", 3}, {entry.ReadHeat, "Série 1", 1}, {entry.ReadHeat, "II", 2}, {entry.ReadHeat, "heat 2 von 4", 2}, {entry.ReadHeat, "last", -1}, {entry.ReadHeat, "", -1},
	} {
		if got, ok := c.read(c.cell); ok != (c.want >= 0) || ok && got != c.want {
			t.Errorf("%q: %d %v, want %d", c.cell, got, ok, c.want)
		}
	}
}

func TestColumnsAreKnownByTheirTitlesInSevenLanguages(t *testing.T) {
	for title, want := range map[string]string{
		"Event": "event", "Team Name": "team", "SCHOOL": "team", "Verein": "team", "Équipe": "team", "Leg 1": "leg 1", "leg_2": "leg 2", "3. Läufer": "leg 3", "1st leg": "leg 1", "Runner 4": "leg 4", "leg5": "leg 5",
		"Target 1": "target 1", "target": "target", "Alternate 1": "alternate 1", "Ersatz 2": "alternate 2", "PB 3": "pb 3", "Bahn": "lane", "couloir": "lane", "Heat #": "heat", "Lauf": "heat", "Vest colour": "look", "Bib": "hip", "mascot": "",
		"Remarks": "beside", "Bemerkung": "beside", "Observations": "beside", "Observaciones": "beside", "Osservazioni": "beside", "Observações": "beside", "Opmerkingen": "beside", "Jg.": "beside", "Altersklasse": "beside", "M/F": "beside", "Uhrzeit": "beside", "YOB 2": "beside 2", "wind": "left",
	} {
		what, n := entry.ColumnNamed("start list", title)
		if got := strings.TrimSuffix(what+" "+string(rune('0'+n)), " 0"); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
	for title, want := range map[string]string{"Platz": "place", "Class.": "place", "Estado": "status", "Wind": "beside", "Punkte": "beside", "Zeit": "time", "Bemerkung": "beside", "Evento": "event", "Finals Time": "time", "Perf.": "time"} {
		if what, _ := entry.ColumnNamed("results", title); what != want {
			t.Errorf("%s: %q, want %q", title, what, want)
		}
	}
	if what, n := entry.ColumnNamed("results", "Watch 2"); what != "watch" || n != 2 {
		t.Errorf("Watch 2: %q %d", what, n)
	}
}

// A cell of a megabyte is no place, no time and no number, and holds nobody up:
// where it did this test would not end.
func TestAnEndlessCellIsNothing(t *testing.T) {
	for _, word := range []string{"dq ", "1 m ", "lane 3 ", "heat of ", "4x100 ", "a.b.", "(", "°", "２"} {
		cell := strings.Repeat(word, 1<<20/len(word))
		if p, ok := entry.ReadRank(cell); ok {
			t.Errorf("%.20q is the place %+v", cell, p)
		}
		if _, err := entry.ReadTime(cell); err == nil || len(err.Error()) > 500 {
			t.Errorf("%.20q is a time, or its error is as long", cell)
		}
		for _, read := range []func(string) (int, bool){entry.ReadNumber, entry.ReadLane, entry.ReadHeat, entry.RoundRank} {
			if n, ok := read(cell); ok {
				t.Errorf("%.20q is the number %d", cell, n)
			}
		}
		if what, _ := entry.ColumnNamed("start list", cell); what != "" {
			t.Errorf("%.20q is the column %s", cell, what)
		}
		entry.GuessFormat(cell, 400)
		entry.NamesRelay(cell)
	}
}

func FuzzReadPlaceAndTime(f *testing.F) {
	for _, s := range []string{"DQ TR24.7", "1=", "1'50\"5", "n.a. (x)", "50.12 (49.987)", "2 of 3"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		if p, ok := entry.ReadRank(cell); ok && (p.Rank < 0 || p.Rank > 0 && p.Out != relay.In) {
			t.Fatalf("%q: %+v", cell, p)
		}
		if p, err := entry.ReadTime(cell); err == nil && (p.Time < 0 || p.Unit <= 0) {
			t.Fatalf("%q: %+v", cell, p)
		}
		for _, read := range []func(string) (int, bool){entry.ReadNumber, entry.ReadLane, entry.ReadHeat} {
			if n, ok := read(cell); ok && n < 0 {
				t.Fatalf("%q: %d", cell, n)
			}
		}
	})
}
