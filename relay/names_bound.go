package relay

import (
	"fmt"
	"reflect"
	"strings"
	"unicode/utf8"
)

// MaxText is how many characters a name, a team, a note or a reason may have:
// more than anybody is called, and few enough that no screen, page or file
// drowns in one.
const MaxText = 200

// ErrTooLong says that a text has more characters than MaxText.
var ErrTooLong = fmt.Errorf("is longer than %d characters; shorten it", MaxText)

// Bounded is a text of at most MaxText characters, and whether some were cut.
func Bounded(s string) (text string, cut bool) {
	if len(s) <= MaxText || utf8.RuneCountInString(s) <= MaxText {
		return s, false
	}
	return string([]rune(s)[:MaxText]), true
}

// maxQuote is how much of a cell is quoted where it is said to be wrong.
const maxQuote = 60

// Shortened is a text to be quoted in a message: its beginning where it is long.
func Shortened(s string) string {
	if len(s) <= maxQuote || utf8.RuneCountInString(s) <= maxQuote {
		return s
	}
	return string([]rune(s)[:maxQuote]) + "…"
}

// tooLong names the first text of a fact that is longer than MaxText. Every
// string that a fact has is looked at, so that none can be forgotten.
func tooLong(f Fact) error { return longIn(reflect.ValueOf(f), "") }

func longIn(v reflect.Value, name string) error {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			return longIn(v.Elem(), name)
		}
	case reflect.String:
		if _, cut := Bounded(v.String()); cut {
			return fmt.Errorf("%s %q %w", name, Shortened(v.String()), ErrTooLong)
		}
	case reflect.Slice:
		for i := range v.Len() {
			if err := longIn(v.Index(i), name); err != nil {
				return err
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() || field.Anonymous {
				if err := longIn(v.Field(i), strings.ToLower(field.Name)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
