package relay

// How a team comes into the next round by another way than its place, as
// results print it.
const (
	ByReferee = "qR" // advanced by the referee
	ByJury    = "qJ" // by the jury of appeal
	ByDraw    = "qD" // by draw
)

// Remedy is what the referee or the jury gives a team that was wronged: a re-run
// (rerun_granted; to the whole race where no team is named), or a way into the
// next round (advanced).
type Remedy struct {
	kind    Kind
	Team    TeamID `json:"team,omitempty"`
	Code    string `json:"code,omitempty"` // of advanced: qR, qJ or qD
	Referee string `json:"referee,omitempty"`
	Reason  string `json:"reason,omitempty"`
}

// NewRemedy makes a rerun_granted or an advanced.
func NewRemedy(k Kind, g Remedy) *Remedy { g.kind = k; return &g }

func (f *Remedy) Kind() Kind { return f.kind }
