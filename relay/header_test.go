package relay

import (
	"encoding/json"
	"reflect"
	"testing"
)

func TestAHeaderIsScannedAsJSONReadsIt(t *testing.T) {
	for _, clock := range []*Clock{nil, {Offset: -3, Bound: 4, Age: 5}} {
		body, err := Encode(Header{Race: "1-1-1", Station: "one", Spot: "200", Lamport: 7, Wall: 8, Mono: -9, Clock: clock}, &Note{Text: "seen"})
		if err != nil {
			t.Fatal(err)
		}
		var scanned, read Header
		if s := (headerScan{rest: body, ok: true}); !s.read(&scanned) {
			t.Errorf("not scanned: %s", body)
		}
		if err := json.Unmarshal(body, &read); err != nil || !reflect.DeepEqual(scanned, read) {
			t.Errorf("%+v, want %+v (%v)", scanned, read, err)
		}
	}
}
