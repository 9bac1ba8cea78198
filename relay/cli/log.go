package cli

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"

	"baton/relay"
)

// Run prints the events in the order they were stored.
func (c *logCmd) Run(e *env) error {
	read, broken := readMeet(c.Meet)
	if read == nil {
		return broken
	}
	e.warnDamage(c.Meet, read.Missing)
	if _, err := pickRaces(c.Meet, read.State, c.Race); err != nil {
		return err
	}
	for _, event := range read.Events {
		if c.Race != "" && event.Race != relay.RaceID(c.Race) {
			continue
		}
		if err := printEvent(e.stdout, event); err != nil {
			return err
		}
	}
	return cmp.Or(broken, damaged(c.Meet, read))
}

// printEvent prints an event's body as stored, its id put before its fields.
func printEvent(w io.Writer, e relay.Event) error {
	line := bytes.NewBufferString(`{"id":"` + e.ID.String() + `"`)
	var body bytes.Buffer // another program's may be spread over lines
	if err := json.Compact(&body, e.Body); err != nil {
		return fmt.Errorf("event %s: %w", e.ID, err)
	}
	fields, ok := bytes.CutPrefix(body.Bytes(), []byte("{"))
	if !ok {
		return fmt.Errorf("event %s is not a JSON object", e.ID)
	}
	if !bytes.HasPrefix(fields, []byte("}")) {
		line.WriteByte(',')
	}
	line.Write(fields)
	line.WriteByte('\n')
	_, err := w.Write(relay.HarmlessJSON(line.Bytes()))
	return err
}
