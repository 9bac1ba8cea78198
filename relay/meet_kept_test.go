package relay_test

import (
	"testing"

	"baton/relay"
	"baton/relay/relaytest"
)

func TestWhatOtherMeetsTellIsWorkedOutAnewOnlyWhereItIsOther(t *testing.T) {
	k := relaytest.Northside(t, "4x100")
	type key struct{}
	worked := 0
	told := func() any {
		return k.State().Kept("told", func([]*relay.Race) any { worked++; return k.State().Remembered(key{}) })
	}
	relaytest.Want(t, "before", told(), nil)
	race := k.State()
	k.Meet.RememberUnder(key{}, []int{1})
	relaytest.Want(t, "a race that says so is a new one", k.State() == race, false)
	relaytest.Want(t, "told", told().([]int)[0], 1)
	race = k.State()
	k.Meet.RememberUnder(key{}, []int{1})
	relaytest.Want(t, "the same again", k.State() == race && told() != nil && worked == 2, true)
	k.Meet.RememberUnder(key{}, []int{2})
	relaytest.Want(t, "told otherwise", told().([]int)[0], 2)
}
