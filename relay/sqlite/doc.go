// Package sqlite keeps a meet in one SQLite file (a .meet file).
//
// The rules of the file:
//   - It bears the application id "BATN" and user version 1 in its first page
//     from the moment it has its name: a file is made whole under a temporary
//     name first. An empty file is no meet.
//   - Its one table, events, is only ever added to. Triggers refuse the rest,
//     INSERT OR REPLACE included.
//   - It is written in WAL mode with synchronous=FULL: what Append has
//     acknowledged survives a power cut. Until a checkpoint the newest rows are
//     in the -wal file beside it; merging into a new meet makes a copy that needs
//     none.
//   - Nothing but SQLite opens a meet file that may be in use: closing any other
//     descriptor of it would drop the process's POSIX locks.
//
// It imports relay, relay/meet (whose Log it is) and relay/wholefile. Begin
// with file.go, then append.go; vouch.go says what of a damaged file counts.
package sqlite
