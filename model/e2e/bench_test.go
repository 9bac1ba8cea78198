package e2e

import (
	"fmt"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// The numbers the program is held to, measured from outside:
//
//	go test ./model/e2e -run '^$' -bench .
//
// Each is one measurement of many presses, not many runs of one thing.

// presses is how many keys one measurement takes.
const presses = 500

// quantiles reports p50, p99 and the largest in milliseconds.
func quantiles(b *testing.B, took []time.Duration) {
	slices.Sort(took)
	for name, at := range map[string]int{"p50-ms": len(took) / 2, "p99-ms": len(took) * 99 / 100, "max-ms": len(took) - 1} {
		b.ReportMetric(milliseconds(took[at]), name)
	}
	b.ReportMetric(0, "ns/op")
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func BenchmarkKeyToStamp(b *testing.B) {
	b.Run("quiet", func(b *testing.B) { keyToStamp(b, func(*Term) {}) })
	b.Run("bursts", func(b *testing.B) { keyToStampOf(b, func(*Term) {}, "123456789") })
	b.Run("stalled", func(b *testing.B) {
		keyToStamp(b, func(p *Term) {
			p.Stall()
			time.AfterFunc(2*time.Second, p.Resume)
		})
	})
}

func keyToStamp(b *testing.B, before func(*Term)) { keyToStampOf(b, before, "5") }

// keyToStampOf types bursts, then compares when with what the log says.
func keyToStampOf(b *testing.B, before func(*Term), burst string) {
	for range b.N {
		m := newMeeting(b)
		p := m.live()
		from := saved(p.Screen())
		before(p)
		var typed []time.Time
		for len(typed) < presses {
			time.Sleep(time.Duration((2+rand.IntN(6))*len(burst)) * time.Millisecond)
			now := time.Now()
			p.Type(burst)
			for range burst {
				typed = append(typed, now)
			}
		}
		waitSaved(p, from, len(typed))
		logged := m.events("press")
		if len(logged) != len(typed) {
			b.Fatalf("%d presses logged of %d", len(logged), len(typed))
		}
		took := make([]time.Duration, len(typed))
		for i, e := range logged {
			took[i] = e.at().Sub(typed[i])
		}
		quantiles(b, took)
	}
}

func BenchmarkKeyToSavedOnScreen(b *testing.B) {
	for range b.N {
		p := newMeeting(b).live()
		took := make([]time.Duration, 100)
		for i := range took {
			time.Sleep(time.Duration(20+rand.IntN(40)) * time.Millisecond)
			before, typed := saved(p.Screen()), time.Now()
			p.Type("5")
			waitSaved(p, before, 1)
			took[i] = time.Since(typed)
		}
		quantiles(b, took)
	}
}

// BenchmarkRandomPresses makes ten thousand random presses in bursts of up to
// nine, in twenty races.
func BenchmarkRandomPresses(b *testing.B) {
	for range b.N {
		typed, wrong := 0, 0
		for range 20 {
			m := newMeeting(b)
			p := m.live()
			from := saved(p.Screen())
			keys := typeAtRandom(p, 500)
			waitSaved(p, from, len(keys))
			typed, wrong = typed+len(keys), wrong+differences(m.keys(), keys)
			p.Kill9()
		}
		b.ReportMetric(float64(typed), "presses")
		b.ReportMetric(float64(wrong), "lost-or-wrong")
		b.ReportMetric(0, "ns/op")
	}
}

// typeAtRandom types so many digits and gives them.
func typeAtRandom(p *Term, n int) string {
	var typed strings.Builder
	for typed.Len() < n {
		var burst strings.Builder
		for range min(1+rand.IntN(9), n-typed.Len()) {
			fmt.Fprint(&burst, 1+rand.IntN(9))
		}
		p.Type(burst.String())
		typed.WriteString(burst.String())
		time.Sleep(time.Duration(rand.IntN(10)) * time.Millisecond)
	}
	return typed.String()
}

// differences counts the places at which two strings of keys differ.
func differences(a, b string) int {
	n := max(len(a), len(b)) - min(len(a), len(b))
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

func BenchmarkStartToFirstFrame(b *testing.B) {
	m := newMeeting(b)
	for b.Loop() {
		p := m.Start(Usual, []string{"TERM=xterm-256color"}, file, "--race", race)
		p.WaitUntil("a first frame", soon, func(screen string) bool { return screen != "" })
		b.StopTimer()
		p.Kill9()
		b.StartTimer()
	}
}

func BenchmarkQuit(b *testing.B) {
	b.Run("quiet", func(b *testing.B) { quit(b, func(*Term) {}) })
	b.Run("blocked", func(b *testing.B) {
		quit(b, func(p *Term) {
			block(p)
			b.Cleanup(p.Resume)
		})
	})
}

func quit(b *testing.B, before func(*Term)) {
	for range b.N {
		p := newMeeting(b).live()
		before(p)
		asked := time.Now()
		p.Press("ctrl+c")
		p.Wait(soon)
		b.ReportMetric(milliseconds(time.Since(asked)), "ms")
		b.ReportMetric(0, "ns/op")
	}
}

func BenchmarkRunningClock(b *testing.B) {
	if runtime.GOOS != "linux" {
		b.Skip("it reads /proc")
	}
	const watched = 10 * time.Second
	for range b.N {
		p := newMeeting(b).live()
		before := processor(b, p)
		time.Sleep(watched)
		used := processor(b, p) - before
		b.ReportMetric(100*used.Seconds()/watched.Seconds(), "%core")
		b.ReportMetric(resident(b, p), "MB")
		b.ReportMetric(0, "ns/op")
	}
}

// processor is the processor time a program has used, in user and system mode.
func processor(b *testing.B, p *Term) time.Duration {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.Pid()))
	ok(b, err)
	fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+2:]))
	var user, system int64 // in hundredths of a second
	_, err = fmt.Sscan(fields[11]+" "+fields[12], &user, &system)
	ok(b, err)
	return time.Duration(user+system) * 10 * time.Millisecond
}

// resident is the memory a program holds, in megabytes.
func resident(b *testing.B, p *Term) float64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.Pid()))
	ok(b, err)
	_, after, _ := strings.Cut(string(status), "VmRSS:")
	var kilobytes float64
	_, err = fmt.Sscan(after, &kilobytes)
	ok(b, err)
	return kilobytes / 1024
}
