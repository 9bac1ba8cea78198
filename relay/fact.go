package relay

// Opened is the first event of every origin: it names the meet, and its header
// pairs the origin's monotonic clock with the wall clock.
type Opened struct {
	Meet    Origin `json:"meet"`    // 128 random bits, shared by copying or joining
	Version string `json:"version"` // the baton that wrote this origin
}

// StationJoined gives a station the name people call it by.
type StationJoined struct {
	Name string `json:"name"`
}

// ClockGap records that the writer's clocks parted: "sleep" where ticks were
// silent as long (the monotonic clock stood still: later instants shift), or
// "step" where the wall clock was set (monotonic time goes on).
type ClockGap struct {
	What string `json:"what"`
	Gap  int64  `json:"gap_ns"`
}

// ClockOffset corrects the offset to the hub of a named origin between two
// instants of its monotonic clock.
type ClockOffset struct {
	Origin Origin `json:"origin"`
	From   int64  `json:"from_ns"`
	To     int64  `json:"to_ns"`
	Offset int64  `json:"offset_ns"`
	Bound  int64  `json:"bound_ns"`
}

// ZeroTest is a press at one signal that every station hears or sees: what their
// clocks and fingers differ by is then known.
type ZeroTest struct{}

// Note is a remark, about a race or (About set) about one event.
type Note struct {
	About ID     `json:"about,omitzero"`
	Text  string `json:"text"`
}

// RaceStatus is a fact that says all with its kind: race_closed, race_reopened,
// race_official.
type RaceStatus struct {
	kind   Kind
	Reason string `json:"reason,omitempty"`
}

// NewRaceStatus makes a race_closed, race_reopened or race_official.
func NewRaceStatus(k Kind, reason string) *RaceStatus { return &RaceStatus{kind: k, Reason: reason} }

func (f *Opened) Kind() Kind { return KindOpened }

func (f *StationJoined) Kind() Kind { return KindStation }

func (f *ZeroTest) Kind() Kind { return KindZeroTest }

func (f *ClockGap) Kind() Kind { return KindClockGap }

func (f *ClockOffset) Kind() Kind { return KindClockOffset }

func (f *Note) Kind() Kind { return KindNote }

func (f *RaceStatus) Kind() Kind { return f.kind }
