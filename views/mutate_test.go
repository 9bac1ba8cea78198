package views

import (
	"fmt"
	"reflect"

	"pgregory.net/rapid"
)

// mutate changes one thing of a race's props, whatever it is: a walk through
// the fields finds one, so that a field added later is changed too.
func mutate(t *rapid.T, p *Live) {
	v := reflect.ValueOf(p).Elem()
	field := rapid.IntRange(0, v.NumField()-1).Draw(t, "field")
	if name := v.Type().Field(field).Name; name == "Width" || name == "Height" {
		return
	}
	change(t, v.Field(field))
}

func change(t *rapid.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		change(t, v.Field(rapid.IntRange(0, v.NumField()-1).Draw(t, "of")))
	case reflect.Pointer:
		if v.IsNil() || rapid.Bool().Draw(t, "shut") {
			v.Set(reflect.Zero(v.Type()))
			return
		}
		fresh := reflect.New(v.Type().Elem())
		fresh.Elem().Set(v.Elem())
		change(t, fresh.Elem())
		v.Set(fresh)
	case reflect.Array:
		change(t, v.Index(rapid.IntRange(0, min(5, v.Len()-1)).Draw(t, "index")))
	case reflect.Slice:
		changeSlice(t, v)
	case reflect.String:
		v.SetString(oddName().Draw(t, "text"))
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Float64:
		v.SetFloat(rapid.Float64Range(-1000, 1000).Draw(t, "metres"))
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(rapid.IntRange(-2, 40).Draw(t, "number")))
	default:
		panic(fmt.Sprintf("props hold a %s: teach this test to change it", v.Kind()))
	}
}

// changeSlice drops, doubles or changes an element of a copy.
func changeSlice(t *rapid.T, v reflect.Value) {
	n := v.Len()
	fresh := reflect.MakeSlice(v.Type(), 0, n+1)
	fresh = reflect.AppendSlice(fresh, v)
	switch what := rapid.IntRange(0, 3).Draw(t, "slice"); {
	case n == 0 || what == 0:
		fresh = reflect.Append(fresh, reflect.Zero(v.Type().Elem()))
	case what == 1:
		fresh = fresh.Slice(0, n-1)
	default:
		change(t, fresh.Index(rapid.IntRange(0, n-1).Draw(t, "at")))
	}
	v.Set(fresh)
}
