package relay_test

import (
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

// The first leg of a 4×100 takes 0.85 × 8.65 s at least: a space that long before
// the first hand-off can have been the gun of a second start.
func TestASpaceThatCanHaveBeenASecondGunIsPointedAt(t *testing.T) {
	second := func(space, handOff float64, mode relay.Mode) string {
		k := relaytest.NewKeeper(t, "4x100", 4)
		k.Gun(0)
		k.Desk.Mode = mode
		k.At(space).Press("space")
		if handOff > 0 {
			k.Desk.Mode = relay.Lanes
			k.At(handOff).Press("1")
		}
		if m, ok := k.State().SecondGun(k.Desk.Station); ok {
			return relay.Tenths(m.Time)
		}
		return ""
	}
	relaytest.Want(t, "a witness of the gun is none", second(2.0, 0, relay.Lanes), "")
	relaytest.Want(t, "just after it", second(2.1, 0, relay.Lanes), "2.1")
	relaytest.Want(t, "where digits are hand-offs, at any time", second(30, 0, relay.Lanes), "30.0")
	relaytest.Want(t, "times first, too soon for a hand-off", second(7.3, 0, relay.Times), "7.3")
	relaytest.Want(t, "times first, a hand-off like any", second(7.4, 0, relay.Times), "")
	relaytest.Want(t, "a leg before the first hand-off", second(13, 20.4, relay.Lanes), "13.0")
	relaytest.Want(t, "less than a leg before it", second(13.1, 20.4, relay.Lanes), "")
	relaytest.Want(t, "after it", second(25, 12, relay.Lanes), "")
}

func TestASpaceGivenAwayOrUndoneIsNoSecondGun(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 4)
	_, before := k.State().SecondGun(k.Desk.Station)
	relaytest.Want(t, "before the gun", before, false)
	k.Gun(0)
	k.At(13).Press("space")
	k.At(13.5).Do(relay.GiveNewest{Stroke: relay.Stroke{Key: "2"}})
	_, given := k.State().SecondGun(k.Desk.Station)
	relaytest.Want(t, "given to a team", given, false)
	k.At(14).Do(relay.Undo{})
	k.At(14.1).Do(relay.Undo{})
	_, undone := k.State().SecondGun(k.Desk.Station)
	relaytest.Want(t, "undone", undone, false)
	_, first := k.State().FirstHandOff()
	relaytest.Want(t, "and no hand-off", first, false)
}

func TestTheOldestOpenTimeIsDroppedAndBroughtBack(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 4)
	k.Gun(0)
	relaytest.RefusedAs(t, "none yet", k.Refused(relay.DropOldest{}), relay.ErrNoOpen)
	k.Desk.Mode = relay.Times
	for _, at := range []float64{5, 12, 13} {
		k.At(at).Press("space")
	}
	open := func() (out string) {
		for _, m := range k.State().OpenTimes(k.Desk.Station, relay.ID{}) {
			out += relay.Tenths(m.Time) + " "
		}
		return out
	}
	k.At(14).Do(relay.DropOldest{})
	relaytest.Want(t, "the stray one", open(), "12.0 13.0 ")
	k.At(15).Press("3")
	relaytest.Want(t, "a digit since", open(), "13.0 ")
	k.At(16).Do(relay.DropOldest{})
	relaytest.Want(t, "another", open(), "")
	k.At(17).Do(relay.Undo{})
	relaytest.Want(t, "brought back first", open(), "13.0 ")
	k.At(18).Do(relay.Undo{})
	relaytest.Want(t, "then the digit", open(), "12.0 13.0 ")
	k.At(19).Do(relay.Undo{})
	relaytest.Want(t, "then the first drop", open(), "5.0 12.0 13.0 ")
	k.At(20).Do(relay.Undo{})
	relaytest.Want(t, "then the newest time", open(), "5.0 12.0 ")
}

func TestADropIsOfItsAttempt(t *testing.T) {
	k := relaytest.NewKeeper(t, "4x100", 4)
	k.Gun(0)
	k.Desk.Mode = relay.Times
	k.At(5).Press("space")
	k.At(6).Do(relay.DropOldest{})
	k.At(7).Do(relay.RecallStart{})
	k.At(60).Do(relay.Fire{Key: "space"})
	relaytest.RefusedAs(t, "after a recall", k.At(61).Refused(relay.Undo{}), relay.ErrNothing)
}
