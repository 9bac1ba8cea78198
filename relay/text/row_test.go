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
	if !slices.Equal(first.Fields, []string{"1", "2", "a, b"}) || first.Source != "x.evt:3" || first.Place(2) != "x.evt:3:7" || first.Place(9) != "x.evt:3" || first.Field(9) != "" {
		t.Errorf("%+v", first)
	}
	if b := rows[1].Broken; b == nil || !strings.HasPrefix(b.Error(), "x.evt:4:8: extraneous or missing") {
		t.Error(b)
	}
}

func TestFaultsAreToldAtOnceUpToTen(t *testing.T) {
	faults := text.Faults{Name: "x.evt"}
	if faults.Err() != nil {
		t.Error("a file without a fault has one")
	}
	for range 12 {
		faults.Add("x.evt:3", "%q is wrong", "lane")
	}
	lines := strings.Split(faults.Err().Error(), "\n")
	if len(lines) != 11 || lines[0] != `x.evt:3: "lane" is wrong` || lines[10] != "x.evt: and 2 more faults" {
		t.Error(lines)
	}
}

func TestAJSONValueKnowsItsLine(t *testing.T) {
	v, err := text.ReadJSON("x.json", strings.NewReader("\ufeff{\n \"a\": null, \"b\": [1,\n  {\"c\": \"x\"}]\n}"))
	if err != nil {
		t.Fatal(err)
	}
	items := v.Field("none", "b").Items()
	if len(items) != 2 || items[1].Place() != "x.json:3:3" || items[1].Source() != "x.json:3" || v.Field("a").Known() || v.Field("z").Known() {
		t.Fatalf("%+v", items)
	}
	var word text.Word
	if err := items[1].Field("c").Into(&word); err != nil || word != "x" {
		t.Error(word, err)
	}
	if err := items[0].Into(&word); err != nil || word != "1" {
		t.Error(word, err)
	}
	if err := items[1].Into(&word); err == nil || !strings.HasPrefix(err.Error(), "x.json:3: ") {
		t.Error(err)
	}
	if len(items[0].Items()) != 0 || items[0].Field("c").Known() {
		t.Error("a number holds nothing")
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
			if item.Known() && !strings.HasPrefix(item.Place(), "x.json:") {
				t.Fatal(item.Place())
			}
		}
	})
}
