// Package setup holds the screens before a race: start lists and line-ups, the
// import that fills them, hand-off plans and practice, the runners of the meet,
// and the check-in before the gun. They write by the commands of relay and of
// relay/entry, and know neither the race's other screens nor the program: where
// to go they say by a page of model/ui. Begin with StartList and checkin.
package setup
