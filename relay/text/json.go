package text

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"baton/relay/entry"
)

// Value is a value of a JSON file that knows where it stands in it, so that
// what is said about it can name the line.
type Value struct {
	file *jsonFile
	key  string // under which it stands in an object, or of the array it is in
	at   int
	raw  []byte
}

// jsonFile is the file that values stand in.
type jsonFile struct {
	name    string
	content []byte
	lines   []int // where each line begins
}

func newJSONFile(name string, content []byte) *jsonFile {
	f := &jsonFile{name: name, content: content, lines: []int{0}}
	for at := 0; ; {
		end := bytes.IndexByte(content[at:], '\n')
		if end < 0 {
			return f
		}
		at += end + 1
		f.lines = append(f.lines, at)
	}
}

// lineOf is the line, from 1, and the column of an offset.
func (f *jsonFile) lineOf(at int) (line, column int) {
	at = min(max(at, 0), len(f.content))
	line, found := slices.BinarySearch(f.lines, at)
	if found {
		line++
	}
	return line, at - f.lines[line-1] + 1
}

// ReadJSON reads a whole JSON file. A file that ends too soon wraps
// ErrUnfinished; other errors name file, line and column.
func ReadJSON(name string, r io.Reader) (Value, error) {
	content, err := Read(name, r)
	if err != nil {
		return Value{}, err
	}
	v := Value{file: newJSONFile(name, []byte(content)), raw: []byte(content)}
	var all json.RawMessage
	if err := json.Unmarshal(v.raw, &all); err != nil {
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
		return fmt.Errorf("%s: %w", v.file.name, ErrUnfinished)
	case errors.As(err, &syntax):
		return fmt.Errorf("%s: %w; it is not JSON", v.location(int(syntax.Offset)-1), syntax)
	case errors.As(err, &kind):
		return v.otherKind(kind)
	}
	return fmt.Errorf("%s: %w", v.Source(), err)
}

// otherKind says what kind of value should stand where another does, under
// which name.
func (v Value) otherKind(err *json.UnmarshalTypeError) error {
	location, name := v.location(max(0, int(err.Offset)-1)), err.Field
	if field := v.Field(err.Field); field.Known() {
		location = field.Location()
	}
	name = cmp.Or(name, v.key, "what stands here")
	return fmt.Errorf("%s: %s is %s; want %s", location, name, kindNames[err.Value], wantedKinds[err.Type.Kind()])
}

// kindNames are the kinds of JSON values as the decoder and as people call them.
var kindNames = map[string]string{"array": "an array", "object": "an object", "number": "a number", "string": "a word", "bool": "true or false"}

// wantedKinds are the kinds of Go values as people call them.
var wantedKinds = map[reflect.Kind]string{
	reflect.Int: "a whole number", reflect.String: "a word", reflect.Slice: "a list", reflect.Struct: "an object", reflect.Bool: "true or false", reflect.Float64: "a number",
}

// Name is the file's name.
func (v Value) Name() string { return v.file.name }

// Location is where the value begins, file:line:column.
func (v Value) Location() string { return v.location(0) }

// location is an offset within the value as file:line:column.
func (v Value) location(offset int) string {
	line, column := v.file.lineOf(v.at + offset)
	return fmt.Sprintf("%s:%d:%d", v.file.name, line, column)
}

// Source is the value's file:line.
func (v Value) Source() string {
	line, _ := v.file.lineOf(v.at)
	return fmt.Sprintf("%s:%d", v.file.name, line)
}

// Wrong is what to say of a part of a file whose error begins with its place.
func Wrong(err error) entry.Skipped {
	location, why, _ := strings.Cut(err.Error(), ": ")
	return entry.Skipped{Source: location, Why: why, Wrong: true}
}

// Known reports whether the value is there and not null.
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
	return Value{file: v.file, key: names[0], at: v.at}
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
			key := v.key
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
			if !yield(key, Value{v.file, key, at, raw}) {
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
			*w = Word(Clean(*s))
		}
		return nil
	}
	var n json.Number
	if err := json.Unmarshal(raw, &n); err != nil {
		kind := map[byte]string{'[': "array", '{': "object"}[raw[0]]
		if kind == "" {
			kind = "bool"
		}
		return &json.UnmarshalTypeError{Value: kind, Type: reflect.TypeFor[string]()}
	}
	*w = Word(n)
	return nil
}
