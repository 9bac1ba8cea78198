package text_test

import (
	"slices"
	"strings"
	"testing"

	"baton/relay/text"
)

func TestALineIsSplitAndKnowsItsPlaces(t *testing.T) {
	rows := text.Rows("x.evt", "; a remark\r\n\n1, 2 ,\"a, b\"\r\n,,\"half\n", ',', ';')
	if len(rows) != 2 {
		t.Fatal(rows)
	}
	first := rows[0]
	if !slices.Equal(first.Fields, []string{"1", "2", "a, b"}) || first.Source != "x.evt:3" || first.Location(2) != "x.evt:3:7" || first.Location(9) != "x.evt:3" || first.Field(9) != "" {
		t.Errorf("%+v", first)
	}
	if b := rows[1].Broken; b == nil || !strings.HasPrefix(b.Error(), "x.evt:4:8: extraneous or missing") {
		t.Error(b)
	}
}

func TestAStrayQuoteCostsItsLineAlone(t *testing.T) {
	for _, c := range []struct {
		content string
		want    []string // the first fields; a broken row's with a !
	}{
		{"1,\"Lake,a\n2,Peak,b\n3,Nort,c\n", []string{"1!", "2", "3"}},
		{"1,\"Lake,a\n2,\"Peak\",b\n3,Nort,c\n", []string{"1!", "2", "3"}},
		{"1,Li\"m,a\n2,Peak,b\n", []string{"1", "2"}},
		{"1,5\" Runners,a\n2,6\" Runners,b\n", []string{"1", "2"}},
		{"1,\"two\nlines\",a\n2,Peak,b\n", []string{"1", "2"}},
		{"1,\"Ana \"Speedy\" Ruiz\",a\n2,Peak,b\n", []string{"1!", "2"}},
	} {
		var got []string
		for _, row := range text.Rows("x.csv", c.content, ',', 0) {
			first := row.Field(0)
			if row.Broken != nil {
				first += "!"
			}
			got = append(got, first)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %v, want %v", c.content, got, c.want)
		}
	}
	rows := text.Rows("x.csv", "1,\"two\nlines\",a\n2,Peak,b\n", ',', 0)
	if rows[0].Field(1) != "two lines" || rows[1].Source != "x.csv:3" || rows[0].Location(2) != "x.csv:2:8" {
		t.Errorf("%+v %s", rows, rows[0].Location(2))
	}
}

func TestACellIsKeptHarmless(t *testing.T) {
	if got := text.Clean(" '=cmd \x1b[31m\u202e\u00a0A "); got != "'=cmd [31m A" {
		t.Errorf("%q", got)
	}
}

func TestAJSONValueKnowsItsLine(t *testing.T) {
	v, err := text.ReadJSON("x.json", strings.NewReader("\ufeff{\n \"a\": null, \"b\": [1,\n  {\"c\": \"x\"}]\n}"))
	if err != nil {
		t.Fatal(err)
	}
	items := v.Field("none", "b").Items()
	if len(items) != 2 || items[1].Location() != "x.json:3:3" || items[1].Source() != "x.json:3" || v.Field("a").Known() || v.Field("z").Known() {
		t.Fatalf("%+v", items)
	}
	var word text.Word
	if err := items[1].Field("c").Into(&word); err != nil || word != "x" {
		t.Error(word, err)
	}
	if err := items[0].Into(&word); err != nil || word != "1" {
		t.Error(word, err)
	}
	if err := items[1].Into(&word); err == nil || !strings.HasPrefix(err.Error(), "x.json:3:3: b is an object") {
		t.Error(err)
	}
	if len(items[0].Items()) != 0 || items[0].Field("c").Known() {
		t.Error("a number holds nothing")
	}
}

func TestAnotherKindOfValueIsNamedWithItsField(t *testing.T) {
	v, err := text.ReadJSON("x.json", strings.NewReader(`{"format": [], "races": [{"name": {}, "lane": true, "n": "x"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	race := v.Field("races").Items()[0]
	var n int
	var w text.Word
	var both struct {
		Name text.Word `json:"name"`
		N    int       `json:"n"`
	}
	for want, err := range map[string]error{
		"x.json:1:12: format is an array; want a whole number": v.Field("format").Into(&n),
		"name is an object; want a word":                       race.Field("name").Into(&w),
		"lane is true or false; want a word":                   race.Field("lane").Into(&w),
		"races is an array; want a whole number":               v.Field("races").Into(&n),
		"name is an object; want":                              race.Into(&both),
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func FuzzReadJSON(f *testing.F) {
	f.Add("{\"a\": [1, {\"b\": null}], \"c\": \"d\"}")
	f.Add("[[[")
	f.Fuzz(func(t *testing.T, content string) {
		v, err := text.ReadJSON("x.json", strings.NewReader(content))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "x.json") {
				t.Fatal(err)
			}
			return
		}
		for _, item := range append(v.Items(), v.Field("a")) {
			if item.Known() && !strings.HasPrefix(item.Location(), "x.json:") {
				t.Fatal(item.Location())
			}
		}
	})
}

func FuzzRows(f *testing.F) {
	f.Add("a,b\n\"c,d\ne\",f\ng,\"h\n", ",")
	f.Add("a;b\n\t;c\n", ";")
	f.Fuzz(func(t *testing.T, content, comma string) {
		if comma != "," && comma != ";" && comma != "\t" {
			return
		}
		lines := strings.Count(content, "\n") + 1
		last := 0
		for _, row := range text.Rows("x", content, rune(comma[0]), 0) {
			if row.Line <= last || row.Line > lines || len(row.Fields) == 0 || !strings.HasPrefix(row.Location(0), "x:") {
				t.Fatalf("%+v after line %d of %d", row, last, lines)
			}
			last = row.Line
			for _, field := range row.Fields {
				if strings.ContainsAny(field, "\n\r\t\x00\x1b") {
					t.Fatalf("%q", field)
				}
			}
		}
	})
}
