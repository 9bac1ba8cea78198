package text

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
)

// Value is a value of a JSON file that knows where it stands in it, so that
// what is said about it can name the line.
type Value struct {
	name string // of the file
	file []byte
	at   int
	raw  []byte
}

// ReadJSON reads a whole JSON file. A file that ends too soon wraps
// ErrUnfinished; other errors name file, line and column.
func ReadJSON(name string, r io.Reader) (Value, error) {
	content, err := Read(name, r)
	if err != nil {
		return Value{}, err
	}
	file := []byte(content)
	v := Value{name: name, file: file, raw: file}
	var all json.RawMessage
	if err := json.Unmarshal(file, &all); err != nil {
		return Value{}, v.broken(err)
	}
	return v, nil
}

// broken says what is wrong with a value, and where.
func (v Value) broken(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax) && int(syntax.Offset) >= len(bytes.TrimSpace(v.raw)) && strings.Contains(syntax.Error(), "unexpected end"):
		return fmt.Errorf("%s: %w", v.name, ErrUnfinished)
	case errors.As(err, &syntax):
		return fmt.Errorf("%s: %w; it is no JSON", v.place(int(syntax.Offset)-1), syntax)
	case errors.As(err, &kind):
		return v.otherKind(kind)
	}
	return fmt.Errorf("%s: %w", v.Source(), err)
}

// otherKind says what kind of value should stand where another does.
func (v Value) otherKind(err *json.UnmarshalTypeError) error {
	place := v.place(int(err.Offset) - 1)
	if field := v.Field(err.Field); field.Known() {
		place = field.Place()
	}
	want := "another kind of value"
	switch err.Type.Kind() {
	case reflect.Int:
		want = "a whole number"
	case reflect.String:
		want = "a word"
	case reflect.Slice:
		want = "a list"
	}
	return fmt.Errorf("%s: %s is a %s; want %s", place, err.Field, err.Value, want)
}

// Name is the file's name.
func (v Value) Name() string { return v.name }

// Place is where the value begins, file:line:column.
func (v Value) Place() string { return v.place(0) }

// place is an offset within the value as file:line:column.
func (v Value) place(offset int) string {
	before := v.file[:min(max(v.at+offset, 0), len(v.file))]
	line := bytes.Count(before, []byte("\n")) + 1
	column := len(before) - bytes.LastIndexByte(before, '\n')
	return fmt.Sprintf("%s:%d:%d", v.name, line, column)
}

// Source is the value's file:line.
func (v Value) Source() string {
	line := bytes.Count(v.file[:v.at], []byte("\n")) + 1
	return fmt.Sprintf("%s:%d", v.name, line)
}

// Known tells whether the value is there and not null.
func (v Value) Known() bool { return len(v.raw) > 0 && string(bytes.TrimSpace(v.raw)) != "null" }

// Into reads the value as encoding/json does; one that is not there leaves into
// as it is, as null does.
func (v Value) Into(into any) error {
	if len(v.raw) == 0 {
		return nil
	}
	if err := json.Unmarshal(v.raw, into); err != nil {
		return v.broken(err)
	}
	return nil
}

// Field is the value of an object's field, under the first of several names
// that is there; one that is not there has the object's place.
func (v Value) Field(names ...string) Value {
	for _, name := range names {
		for key, value := range v.children('{') {
			if key == name {
				return value
			}
		}
	}
	return Value{name: v.name, file: v.file, at: v.at}
}

// Items are the values of an array.
func (v Value) Items() []Value {
	var items []Value
	for _, item := range v.children('[') {
		items = append(items, item)
	}
	return items
}

// children yields the values within an object or array (as open says), with
// their keys. Of anything else there are none.
func (v Value) children(open json.Delim) func(yield func(string, Value) bool) {
	return func(yield func(string, Value) bool) {
		in := json.NewDecoder(bytes.NewReader(v.raw))
		if first, err := in.Token(); err != nil || first != open {
			return
		}
		for in.More() {
			key := ""
			if open == '{' {
				token, err := in.Token()
				if err != nil {
					return
				}
				key, _ = token.(string)
			}
			var raw json.RawMessage
			if in.Decode(&raw) != nil {
				return
			}
			at := v.at + int(in.InputOffset()) - len(raw)
			if !yield(key, Value{v.name, v.file, at, raw}) {
				return
			}
		}
	}
}

// Word is a JSON string or number as text, empty for null: programs write the
// same field now as one, now as the other.
type Word string

// UnmarshalJSON reads a string, a number or null.
func (w *Word) UnmarshalJSON(raw []byte) error {
	var s *string
	if err := json.Unmarshal(raw, &s); err == nil {
		if *w = ""; s != nil {
			*w = Word(strings.TrimSpace(*s))
		}
		return nil
	}
	var n json.Number
	if err := json.Unmarshal(raw, &n); err != nil {
		return fmt.Errorf("%s stands where a word or number should be", raw)
	}
	*w = Word(n)
	return nil
}
