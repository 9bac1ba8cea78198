package startlist

import "bytes"

// otherKinds are files that people bring and that hold no list as they are, by
// what their names end in.
var otherKinds = map[string]string{
	".xlsx": "a spreadsheet as Excel keeps it; save it as CSV there, and import that",
	".xls":  "a spreadsheet as Excel keeps it; save it as CSV there, and import that",
	".ods":  "a spreadsheet as LibreOffice keeps it; save it as CSV there, and import that",
	".pdf":  "a PDF is for people to read; ask for the list as CSV, lynx.evt or JSON",
	".docx": "a document of Word; copy its table into a spreadsheet, and save that as CSV",
	".html": "a web page; copy its table into a spreadsheet, and save that as CSV",
	".htm":  "a web page; copy its table into a spreadsheet, and save that as CSV",
	".xml":  "an XML file; export the list as CSV, lynx.evt or JSON instead",
	".zip":  "an archive; unpack it, and import what is in it",
}

// shapes are how files of other kinds begin, whatever their names end in.
var shapes = []struct{ begins, what string }{
	{"SQLite format 3\x00", "a database, perhaps a meet under another name; baton merge joins two copies of one meet"},
	{"PK\x03\x04", "a spreadsheet or an archive; save it as CSV, and import that"},
	{"\xd0\xcf\x11\xe0", "a spreadsheet as an old Excel keeps it; save it as CSV there, and import that"},
	{"%PDF", "a PDF is for people to read; ask for the list as CSV, lynx.evt or JSON"},
	{"{\\rtf", "a document with its fonts and colours; save it as plain text or CSV"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"<?xml", "an XML file; export the list as CSV, lynx.evt or JSON instead"},
	{"<!DOCTYPE html", "a web page; copy its table into a spreadsheet, and save that as CSV"},
	{"<html", "a web page; copy its table into a spreadsheet, and save that as CSV"},
	{"[TAF", "a file of Seltec's TAF; have it write lynx.evt for the photo finish, and import that"},
}

// programs are words that the first lines of other programs' exports have. A
// meet may be named after one of them, so they tell only of a file in which there
// was nothing to read.
var programs = []struct{ word, what string }{
	{"seltec track and field", "an export of Seltec's; have it write lynx.evt for the photo finish, and import that"},
	{"omega timing", "an export of Omega's; import the .lif or a CSV with event, lane and time"},
	{"swiss timing", "an export of Swiss Timing's; import the .lif or a CSV with event, lane and time"},
}

// otherKind says what a file is whose shape shows that it is no list; empty for
// one that may be.
func otherKind(content []byte) string {
	begin := bytes.TrimLeft(bytes.TrimPrefix(content[:min(len(content), 600)], []byte("\xef\xbb\xbf")), " \t\r\n")
	for _, shape := range shapes {
		if bytes.HasPrefix(upper(begin[:min(len(begin), len(shape.begins))]), upper([]byte(shape.begins))) {
			return shape.what
		}
	}
	return ""
}

// upper is a text with its ASCII letters in upper case, and every other byte as
// it stands: to bytes.EqualFold all letters of an old encoding are one.
func upper(text []byte) []byte {
	out := bytes.Clone(text)
	for i, b := range out {
		if 'a' <= b && b <= 'z' {
			out[i] = b - 'a' + 'A'
		}
	}
	return out
}

// program says whose export a file is in which nothing could be read; empty where
// its first lines do not tell.
func program(content []byte) string {
	begin := bytes.ToLower(content[:min(len(content), 600)])
	for _, program := range programs {
		if bytes.Contains(begin, []byte(program.word)) {
			return program.what
		}
	}
	return ""
}
