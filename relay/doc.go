/*
Package relay is the domain of baton: the log of a relay meet, the pure fold of
its events into races, and what follows from them. It imports the standard
library only: no clock, no I/O, no screen.

# Its files

Begin with event, then race (what is known of a race), then fold (how the
events become one). A function calls only what stands in its own line here or
above it, and of what stands below knows types alone; Meet.Race and Race.Marks,
which ask the fold for what is due, are the one exception.

	id names names_ times times_ format format_ rulebook guard points spot gomark pace practice
	                              the sport's words: relays, rules, takeover zones,
	                              the least time between presses, where things lie on
	                              the oval, how names and times are written
	event kind header order ids fact fact_ packed desk
	                              the log: what an event is, the table of kinds, sets of
	                              events; what is recorded, a struct a kind, a file a
	                              family; events in little room; who records it
	race team mark meet meet_ index lookahead author
	                              what is known of a race, its teams, every press;
	                              all races of a meet, its stations, clocks and
	                              zones, what stands and what was taken back; With is
	                              a meet as it would be; who writes the next event
	fold fold_                    events into one race: setup, starts, common (clocks
	                              told by hand-offs that others saw), marks (what a
	                              press is), numbering (which exchange it is, what is
	                              double or too soon), naming (lanes that one station
	                              names for another), join (several stations),
	                              incidents, review, official, practice
	race_                         what follows: ranking (places), waiting (what each
	                              runner is doing), splits, zonetime, doubts and hint
	                              (what looks wrong, what c does), missed (which
	                              exchange was not seen), timeline (review)
	command command_              what a key or a screen asks for, refused or decided
	                              into facts: press, gun, skip, undo, lineup, plan …
	fix_                          the same for review: put right what was recorded

Lists on their way in are in entry, what is said of a race in results, sheets
to print in sheet: they import this package, and it imports none of them.

# What is promised

Three promises come before every feature:

  - A press is a time. It is stamped when its bytes are read, whatever else the
    program is doing (model/terminal); a digit comes before whatever is open
    (model/live); what is recorded of it is never refused (Meet.Press).
  - Nothing recorded is lost or rewritten. An event is on disk before the screen
    says "saved" (meet, sqlite); every correction, and every undo, is one more
    event, and a hash vouches for all before it.
  - The eyes stay on the track. What matters is read in one look, in words and
    signs as well as colours (views); everything else waits until the race is over.

What follows from them for several laptops stands in package link, for how sure
times are and for the ledger in results, for go-marks in pair, for results as other
programs read them in json.

# What a press means

A press stores what happened, never what it means: the key, the mode, the team
shown, the gun it goes with. Meet.Press is total, it refuses nothing; only
commands (Meet.Decide) may be refused. The fold says what it means, so that a
correction is one more event:

  - Attempts. Each gun begins one. The newest that was not recalled counts; a
    press before any gun was a test of the key. (fold_starts)
  - Keys bind to teams when the race is armed, and by rebind, which rules earlier
    presses too. (fold)
  - Numbering. Each station's presses for a key count off the exchanges that its
    spot sees, without those skipped, and stations are then joined by exchange.
    Only other stations' marks can move where it starts. (fold_numbering,
    fold_join)
  - Guard. Less than 1 s after the last mark is a double; less than 0.85 × the
    fastest ever for that stretch is extra. Both are kept and shown, and count for
    nothing. (counter.judge in fold_numbering, guard)
  - Skip. The exchange not seen is the one that makes the team's splits most like
    the other teams'; pressing again takes the next. (command_skip)
  - Times first. A digit gives the oldest open time to its team; where the guard
    refuses, the digit is kept and the time stays open. (fold_marks)
  - Two stations can share that: one presses, the other names. The lanes named
    take the presser's times as if both had sat at one laptop, in order of their
    instants, whenever the events of one came to the other. (fold_naming)
  - d b f x n are recorded at once, and a digit within 2 s names the team; s and m
    wait for theirs. A key held down counts once. (fold_marks)
  - j and l never count off: they join the nearest pass. (fold_join)
  - Several stations at one exchange: the one that stands there counts, else the
    median; each raw press stays. (fold_join)
  - A clock that nobody compared, of a station without a gun of its own, is told by
    the hand-offs that others saw too, as an estimate; it moves no time that a known
    clock tells. (fold_common)
  - Laps are numbered only where the race says so before its gun. (fold_numbering)
  - Backspace takes back this station's last press or command of the attempt, prefix
    and digit together, never a gun, a recall or another station's; redo brings the
    last one back. (command_undo)
  - A DQ is provisional, and ends nothing, until a decision upholds it; then the
    team has no place. (fold_incidents, race_ranking)
  - Predictions never classify a press. They raise a question (one exchange short,
    wrong lane, two lanes swapped), and c does what it proposes. (race_doubts)

# What a runner is doing

Race.Waiting says it for every leg at every instant, from the log and the time
alone: not checked in, checked in, missing; after the gun loose, on deck (the
runner before has the baton), get ready (the arrival is predicted within 5 s, or
8 s where the hand-off is visual), in zone, has baton, handed off or finished;
off that path late, dropped, out, substituted. The arrival is the leg's target,
else the runner's own best split, else the team's target shared by flat bests,
else the median of the teams already through; else nothing is shown.

# The log

A meet is a set of events. Each is written once, by one origin (one opening of
the file for writing), under the next number of that origin, and never changed.
Its body is one JSON object, kept and passed on byte for byte; its hash is
SHA-256(the origin's previous hash, at first 32 zero bytes ‖ origin ‖ number as
8 bytes big-endian ‖ body). An event's id is written hex(origin):number.

Fields are only ever added; a changed meaning is a new kind. A kind that is not
known is kept, passed on and counted. What follows is the file format: golden
bytes pin it.

Every event has, in this order and before its kind's own fields:

	kind       what it records
	race       event-round-heat, "12-1-3"; "" for the meet
	station    the laptop's stable id
	place      where it stood: "all", or metres from the finish line along the oval
	lamport    1 + the highest counter its writer had seen; one beyond 2^53 counts
	           as 0, so that no register is lost to it for ever
	wall_ns    wall clock, nanoseconds since 1970
	mono_ns    monotonic clock, nanoseconds since the origin opened
	clock      what was known of the clock against the hub's, absent without a hub:
	           offset_ns (hub minus own), bound_ns (largest error), age_ns

An instant set by hand stands in at_ns, on its writer's monotonic clock; it may
be negative. Durations end in _ns, distances in _mm. Absent fields say nothing.

The origin:

	opened          meet (128 bits, hex), version: the first event of every origin
	station_joined  name
	zero_test       (nothing more): a press at one signal that every station heard
	clock_gap       what ("sleep": the monotonic clock stood still, later instants
	                shift; "step": the wall clock was set, nothing shifts), gap_ns
	clock_offset    origin, from_ns, to_ns (its monotonic clock), offset_ns, bound_ns

Set-up; each field is a register, and the last writer wins:

	meet_set        name, rulebook, zones: [{format, exchange, zone "30(20)"}],
	                ways: [{format, way}] (how much its races are run in: lanes,
	                none, or break3: leg 3 leaves its lane)
	race_set        name, format, legs_mm, laps, order, zones: ["30(20)"] (one an
	                exchange, where they are not the rulebook's), way (of this race,
	                where it is not as in the meet)
	team_set        team, left (the race it was in before), name, code, squad, lane,
	                look, seed_ns, target_ns, scratched, pinned, alternates (the
	                whole list), hip; it is in the race of the event
	lineup_set      team, leg, runner, target_ns (split), best_ns (flat best),
	                reason (why a declared order changes), of (whose target and
	                best they are; absent: of whoever stands there)
	lineup_locked, lineup_unlocked
	                team, reason: the order is declared, or open again
	plan_set        team, exchange, style, give, take, set_window_ns, pass
	                (upsweep, downsweep, push), switch (the receiver changes
	                hands), mark_thousandths (the go-mark, in thousandths of unit),
	                unit (m, feet, steps), call (the word), pass_late (the pass is
	                wanted late in the zone, not where it is safe), gives, takes
	                (whose go-mark it is; absent: of the pair that stands there)
	runner_set      runner, team_name, gender (M or F), bests: [{mm, pb_ns, sb_ns}],
	                note: for the whole meet
	same_runner     runner, team_name, as: a name is another way to write a runner's;
	                as is the name that stays
	checked_in, warming_up, wrong_zone, missing, substituted
	                team, leg, runner (who runs instead, of substituted), reason,
	                of (who was seen; absent: whoever stands there)
	zone_ready      exchange, ready
	armed           keys: [{key, team}], digits (1 or 2), guard: [{mm, ns}] (0.85 ×
	                the fastest ever for each distance within a leg), laps
	rebind          key, team, reason

The start:

	gun             key ("space"; "j" is no gun but the baton entering the zone: a
	                repetition in practice), at_ns, estimated, press (the space
	                that was the gun), beside (the gun is the timing computer's:
	                at_ns is on the clock of this other race's gun); of a
	                repetition mark_thousandths and unit (the go-mark it was run
	                with), pace (race or slow)
	recall          attempt (the gun's id)
	gun_corrected   attempt, at_ns, estimated, press, beside
	same_start      guns, same, counts

What a key records has these fields too, where they apply:

	attempt         the gun it goes with
	key             as bound: "3", "0", "14", "space"
	rune            as typed
	mode            "lanes" or "times"
	shown           the team under the key on the screen
	from            the first point (from 1) this station counts the key from
	number          the first digit's event, of a two-digit key: gives the instant
	team            named in review; never rebound

	press           half (a first digit), near (the digit above a slipped key),
	                prefix (the d b f x n it completes), after (s or m refused)
	drop, picked_up, flag, dq, reinstated, dns, dnf, back_in
	                exchange, what (an infraction's key), edge, by, text, seen_from
	                (where who saw it stood)
	verdict         the same; what says how a repetition in practice went (clean,
	                late, early, dropped, no stick)
	pass_seen       at_mm: where a repetition in practice was passed, from the zone's
	                first edge, as somebody saw it
	skip            exchange, of (the station that did not see it; absent: the writer)
	move            target
	assign          time
	naming          of (the station whose open time it gives to the key's team), time
	                (the oldest that waited there as far as the writer knew; absent:
	                none did)
	enter, exit     (nothing more)
	past_exit       past_mm: the baton at a line so far past the zone's end

Corrections and the referee:

	insert          attempt, team, exchange, at_ns, estimated, reason
	amend           target, and registers of it: team, exchange, at_ns, to_race,
	                shift_ns (from the instant it has without), and of a report
	                what, edge, by, text, seen_from; reason
	void            targets, attempt, key (backspace; v drops a time without a team;
	                s takes another exchange instead), reason
	restore         targets, attempt, void, reason
	decision        report, decision (pending, upheld, dismissed), rule, referee, reason
	rerun_granted   team (none: the whole race), referee, reason
	advanced        team, code (qR, qJ, qD), referee, reason
	official        team, time_ns, official_place, status, reason (the rule or
	                remark beside the status), hand, start_ns (the gun's
	                time of day where the race was run, from midnight, as the
	                timing computer had it), splits_ns (its times from the gun at
	                exchange 1 and those after it)
	note            about, text
	race_closed, race_reopened, race_official
	                reason

# The fold

The same set of events gives the same state in whatever order they arrived.
Marks sort by corrected instant, then origin, then number. A fact that names
another acts on it wherever it sorts, through one register per target and field:
the highest (lamport, origin, number) that is not itself void wins, and a target
not yet here is waited for. Only facts of a higher order than their target undo
it. An event refolds its own race and nothing else, but for facts that name
another race or an origin.
*/
package relay
