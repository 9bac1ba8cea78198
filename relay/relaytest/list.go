package relaytest

import "baton/relay/entry"

// Complaint is what is said of a start list that is not as it should be: the
// error, else the first row that is wrong; empty where all is well.
func Complaint(list entry.StartList, err error) string {
	if err != nil {
		return err.Error()
	}
	for _, s := range list.Skipped {
		if s.Wrong {
			return s.Source + ": " + s.Why
		}
	}
	return ""
}
