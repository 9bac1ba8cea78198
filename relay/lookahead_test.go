package relay_test

import (
	"reflect"
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestAMeetLookedAheadSharesNothingThatCanChange(t *testing.T) {
	k := relaytest.ThreeLanes(t)
	k.State().Best(k.State().Teams[0], 1)
	k.Meet.Runners()
	k.State().Kept("found", func([]*relay.Race) any { return 0 })
	ahead := k.Meet.With(k.Next(&relay.Void{Targets: []relay.ID{mark(k, 12.3, relay.Counted)}}))
	was, is := reflect.ValueOf(*k.Meet), reflect.ValueOf(*ahead)
	for i := range was.NumField() {
		name := was.Type().Field(i).Name
		switch f := was.Field(i); f.Kind() {
		case reflect.Map:
			if f.Len() > 0 && f.Pointer() == is.Field(i).Pointer() {
				t.Errorf("%s is one map for both", name)
			}
		case reflect.Slice:
			if is.Field(i).Len() > 0 && is.Field(i).Len() < is.Field(i).Cap() && f.Pointer() == is.Field(i).Pointer() {
				t.Errorf("%s is one list for both", name)
			}
		}
	}
	if relay.SharesClock(k.Meet, ahead, k.Origin) {
		t.Error("the writer's clock is one for both")
	}
}
