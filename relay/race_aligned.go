package relay

import (
	"fmt"
	"slices"
)

// ClockTold says how an origin's presses come to their times from the gun where nobody
// compared its clock with the gun's; empty where somebody did, or it pressed that gun
// itself.
func (r *Race) ClockTold(o Origin) string {
	for _, a := range r.Aligned {
		if slices.Contains(a.of, o) {
			return r.clockTold(a)
		}
	}
	return ""
}

// ClocksTold says it of all whose clock nobody compared.
func (r *Race) ClocksTold() (said []string) {
	for _, a := range r.Aligned {
		said = append(said, r.clockTold(a))
	}
	return said
}

func (r *Race) clockTold(a Alignment) string {
	who := r.m.StationName(a.Station)
	common := CountOf(a.Common, "hand-off", "hand-offs") + " that others saw too"
	switch {
	case a.With != "":
		return fmt.Sprintf("%s and %s: their guns are one start, by %s", who, r.m.StationName(a.With), CountOf(a.Common, "hand-off", "hand-offs")+" that both saw")
	case a.Told():
		return fmt.Sprintf("%s: clock not compared; put right by %s: %+.2f s, to %s s and the habits of their hands", who, common, a.By.Seconds(), Hundredths((a.Bound+Hundredth-1)/Hundredth*Hundredth))
	case a.Common < commonLeast:
		return fmt.Sprintf("%s: clock not compared; %s, %d would tell it", who, common, commonLeast)
	case a.Unsure:
		return who + ": clock not compared; its presses fit those of the others in more than one way"
	}
	return fmt.Sprintf("%s: clock not compared; of %d hand-offs that others saw meanwhile %d agree, too few to tell it", who, a.Others, a.Common)
}
