package relay

import (
	"reflect"
	"testing"
)

func TestAMeetLookedAheadSharesNothingThatCanChange(t *testing.T) {
	k := threeLanes(t)
	k.state().Best(k.state().Teams[0], 1)
	k.meet.Runners()
	ahead := k.meet.With(k.next(&Void{Targets: []ID{k.mark(12.3, Counted)}}))
	was, is := reflect.ValueOf(*k.meet), reflect.ValueOf(*ahead)
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
	if k.meet.clocks[k.origin] == ahead.clocks[k.origin] {
		t.Error("the writer's clock is one for both")
	}
}
