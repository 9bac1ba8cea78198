package relay

import "testing"

// The first leg of a 4×100 takes 0.85 × 8.65 s at least: a space that long before
// the first hand-off can have been the gun of a second start.
func TestASpaceThatCanHaveBeenASecondGunIsPointedAt(t *testing.T) {
	second := func(space, handOff float64, mode Mode) string {
		k := newKeeper(t, "4x100", 4)
		k.gun(0)
		k.desk.Mode = mode
		k.at(space).press("space")
		if handOff > 0 {
			k.desk.Mode = Lanes
			k.at(handOff).press("1")
		}
		if m, ok := k.state().SecondGun(k.desk.Station); ok {
			return Tenths(m.Time)
		}
		return ""
	}
	want(t, "a witness of the gun is none", second(2.0, 0, Lanes), "")
	want(t, "just after it", second(2.1, 0, Lanes), "2.1")
	want(t, "where digits are hand-offs, at any time", second(30, 0, Lanes), "30.0")
	want(t, "times first, too soon for a hand-off", second(7.3, 0, Times), "7.3")
	want(t, "times first, a hand-off like any", second(7.4, 0, Times), "")
	want(t, "a leg before the first hand-off", second(13, 20.4, Lanes), "13.0")
	want(t, "less than a leg before it", second(13.1, 20.4, Lanes), "")
	want(t, "after it", second(25, 12, Lanes), "")
}

func TestASpaceGivenAwayOrUndoneIsNoSecondGun(t *testing.T) {
	k := newKeeper(t, "4x100", 4)
	_, before := k.state().SecondGun(k.desk.Station)
	want(t, "before the gun", before, false)
	k.gun(0)
	k.at(13).press("space")
	k.at(13.5).do(GiveNewest{Stroke: Stroke{Key: "2"}})
	_, given := k.state().SecondGun(k.desk.Station)
	want(t, "given to a team", given, false)
	k.at(14).do(Undo{})
	k.at(14.1).do(Undo{})
	_, undone := k.state().SecondGun(k.desk.Station)
	want(t, "undone", undone, false)
	_, first := k.state().FirstHandOff()
	want(t, "and no hand-off", first, false)
}

func TestTheOldestOpenTimeIsDroppedAndBroughtBack(t *testing.T) {
	k := newKeeper(t, "4x100", 4)
	k.gun(0)
	refusedAs(t, "none yet", k.refused(DropOldest{}), ErrNoOpen)
	k.desk.Mode = Times
	for _, at := range []float64{5, 12, 13} {
		k.at(at).press("space")
	}
	open := func() (out string) {
		for _, m := range k.state().OpenTimes(k.desk.Station, ID{}) {
			out += Tenths(m.Time) + " "
		}
		return out
	}
	k.at(14).do(DropOldest{})
	want(t, "the stray one", open(), "12.0 13.0 ")
	k.at(15).press("3")
	want(t, "a digit since", open(), "13.0 ")
	k.at(16).do(DropOldest{})
	want(t, "another", open(), "")
	k.at(17).do(Undo{})
	want(t, "brought back first", open(), "13.0 ")
	k.at(18).do(Undo{})
	want(t, "then the digit", open(), "12.0 13.0 ")
	k.at(19).do(Undo{})
	want(t, "then the first drop", open(), "5.0 12.0 13.0 ")
	k.at(20).do(Undo{})
	want(t, "then the newest time", open(), "5.0 12.0 ")
}

func TestADropIsOfItsAttempt(t *testing.T) {
	k := newKeeper(t, "4x100", 4)
	k.gun(0)
	k.desk.Mode = Times
	k.at(5).press("space")
	k.at(6).do(DropOldest{})
	k.at(7).do(CallBack{})
	k.at(60).do(Fire{Key: "space"})
	refusedAs(t, "after a recall", k.at(61).refused(Undo{}), ErrNothing)
}
