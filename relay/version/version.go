// Package version knows which version of the program this is: from git archive
// where the source came as one, else from what Go wrote into the build.
//
// It imports nothing of baton.
package version

import (
	"regexp"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// archived is the commit, its time and its nearest tag, written by git archive.
var archived = "$Format:%H %ct %(describe:tags=true,match=v[0-9]*)$"

// tagged is a tag that is a version and the commit's own: one of an earlier commit
// is followed by a distance and a hash.
var (
	tagged  = regexp.MustCompile(`^v\d+\.\d+\.\d+(-[0-9A-Za-z.]+)?$`)
	distant = regexp.MustCompile(`-\d+-g[0-9a-f]+$`)
)

// undated is what a build is called that nobody can date.
const undated = "development"

// Name is the program's version: a tag, or as Go has it the time and the start of
// the commit.
func Name() string {
	if name := nameOf(archived); name != "" {
		return name
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return undated
	}
	return info.Main.Version
}

// nameOf is the version that git archive wrote; empty where it wrote none.
func nameOf(archived string) string {
	commit, seconds, tag := parts(archived)
	if commit == "" {
		return ""
	}
	if tagged.MatchString(tag) && !distant.MatchString(tag) {
		return tag
	}
	return "v0.0.0-" + time.Unix(seconds, 0).UTC().Format("20060102150405") + "-" + commit[:12]
}

// parts are the commit, its time and a tag; no commit where git archive wrote
// nothing.
func parts(archived string) (commit string, seconds int64, tag string) {
	fields := append(strings.Fields(archived), "", "", "")
	seconds, err := strconv.ParseInt(fields[1], 10, 64)
	if err != nil || len(fields[0]) < 40 {
		return "", 0, ""
	}
	return fields[0], seconds, fields[2]
}

// Commit is the commit that the program was built from; empty where nobody knows.
func Commit() string {
	if commit, _, _ := parts(archived); commit != "" {
		return commit
	}
	info, _ := debug.ReadBuildInfo()
	if info == nil {
		return ""
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value
		}
	}
	return ""
}
