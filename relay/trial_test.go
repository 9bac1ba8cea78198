package relay

import "testing"

func TestListsTakenOneAfterAnotherAreHeldAgainstWhatTheOnesBeforeLeave(t *testing.T) {
	k := newKeeper(t, "4x100", 1)
	before := k.meet.Len()
	list := StartList{Entries: []Entry{{Source: "a:1", Event: 5, Round: 1, Heat: 1, Format: "4x100", Lane: 3, Team: "Peak"}}}
	named := StartList{Entries: []Entry{list.Entries[0]}}
	named.Entries[0].Source, named.Entries[0].Runners = "b:1", []EntryRunner{{Name: "Ana Ruiz"}}
	plans, err := Import{Meet: k.meet.ID()}.PlanAll(k.meet.Events(), []StartList{list, named, named})
	if err != nil {
		t.Fatal(err)
	}
	for i, last := range []ChangeKind{ChangeNew, ChangeEdit, ChangeNone} {
		want(t, "list", plans[i][len(plans[i])-1].What, last)
	}
	want(t, "what it would write", len(Writes(plans[0])), 2)
	want(t, "what the last would write", len(Writes(plans[2])), 0)
	want(t, "events of the meet itself", k.meet.Len(), before)
}
