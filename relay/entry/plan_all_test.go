package entry_test

import (
	"slices"
	"testing"

	"baton/relay/entry"
	"baton/relay/relaytest"
)

func TestListsTakenOneAfterAnotherAreHeldAgainstWhatTheOnesBeforeLeave(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 1)
	before := k.Meet.Len()
	list := entry.StartList{Entries: []entry.Entry{{Source: "a:1", Event: 5, Round: 1, Heat: 1, Format: "4x100", Lane: 3, Team: "Peak"}}}
	named := entry.StartList{Entries: []entry.Entry{list.Entries[0]}}
	named.Entries[0].Source, named.Entries[0].Runners = "b:1", []entry.Runner{{Name: "Ana Ruiz"}}
	plans, err := entry.Import{Meet: k.Meet.ID()}.PlanAll(k.Meet, []entry.StartList{list, named, named})
	if err != nil {
		t.Fatal(err)
	}
	for i, last := range []entry.ChangeKind{entry.ChangeNew, entry.ChangeEdit, entry.ChangeNone} {
		relaytest.Want(t, "list", plans[i][len(plans[i])-1].What, last)
	}
	relaytest.Want(t, "whether the first writes its race and its team", plans[0][0].Writes() && plans[0][1].Writes(), true)
	relaytest.Want(t, "whether the last writes anything", slices.ContainsFunc(plans[2], entry.Change.Writes), false)
	relaytest.Want(t, "events of the meet itself", k.Meet.Len(), before)
}
