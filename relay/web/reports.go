package web

import (
	"bytes"
	"cmp"
	"net/http"
	"strings"
	"sync"

	"baton/relay"
	"baton/relay/html"
	"baton/relay/page"
	"baton/relay/results"
)

// reports are the results on paper's page, made once a change of what they tell.
type reports struct {
	mu   sync.Mutex
	over uint64
	made map[relay.RaceID][]byte
}

// reportOf is the race that a path asks a report of, "" for all that are over.
func reportOf(path string) (race relay.RaceID, ok bool) {
	if path == "/results" {
		return "", true
	}
	id, ok := strings.CutPrefix(path, "/results/")
	return relay.RaceID(id), ok && relay.RaceID(id).Named()
}

func (p *reports) serve(w http.ResponseWriter, s *Site, race relay.RaceID) {
	report, err := p.page(s, race)
	switch {
	case err != nil:
		http.Error(w, "the report cannot be made", http.StatusInternalServerError)
	case report == nil:
		http.Error(w, "no race is over yet that has this name", http.StatusNotFound)
	default:
		page.Printed(report).Send(w)
	}
}

// page is a report, nil where there is nothing to report.
func (p *reports) page(s *Site, race relay.RaceID) ([]byte, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if shown := s.board.Latest(); p.made == nil || shown.Over != p.over {
		p.over, p.made = shown.Over, map[relay.RaceID][]byte{}
	}
	if made := p.made[race]; made != nil {
		return made, nil
	}
	var out bytes.Buffer
	var err error
	found := false
	s.board.Look(func(m *relay.Meet, _ *relay.Race) {
		var races []*relay.Race
		for _, r := range m.Races() {
			if r.Over() && !r.ID.Practice() && r.ID == cmp.Or(race, r.ID) {
				races = append(races, r)
			}
		}
		if found = len(races) > 0; found {
			err = html.Write(&out, results.Bulletin{Meet: s.board.Latest().View.Meet, Rulebook: m.Rulebook(), Zone: s.now().Location(), Races: races})
		}
	})
	if err != nil || !found {
		return nil, err
	}
	p.made[race] = out.Bytes()
	return p.made[race], nil
}
