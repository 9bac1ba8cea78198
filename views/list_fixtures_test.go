package views

func meets() List {
	return List{
		Edges: Edges{
			Title: "Meets", About: "4 meets",
			Foot: []Binding{{"enter", "open", ""}, {"n", "new", ""}, {"/", "filter", ""}, {"q", "leave", ""}, {"?", "help", ""}},
		},
		Selected: 1,
		Columns:  []Column{texts("MEET", 16), figures("RACES", 1), {Head: "OPENED", Least: 6, Spare: 2}, texts("STATUS", 18)},
		Rows: []ListRow{
			{[]string{"County Relays 2026", "42", "today 13:10", "3 of 42 run"}, Good},
			{[]string{"Valley Invitational", "18", "12 May", "official"}, Calm},
			{[]string{"Hillcrest Twilight", "9", "2 May", "2 races not finished"}, Watch},
			{[]string{"Old Mill Dual", "6", "18 Apr", "cannot be read"}, Alarm},
		},
		Empty: "No meets yet.\nPress n for a new one, or i to import a start list.",
	}
}

func races() List {
	return List{
		Edges: Edges{
			Title: "County Relays 2026", About: "12 of 42 races", Filter: "girls 4×100", Filtering: true,
			Note: "start list imported: 42 races", NoteTone: Good,
			Foot: []Binding{{"enter", "time it", ""}, {"l", "line-ups", ""}, {"r", "review", ""}, {"esc", "back", ""}, {"?", "help", ""}},
		},
		Selected: 2,

		Columns: []Column{texts("RACE", 6), texts("NAME", 14), texts("FORMAT", 6), figures("TEAMS", 0), figures("GUN", 0), texts("STATUS", 8)},
		Rows: []ListRow{
			{[]string{"12-1-1", "Girls 4×100 m · heat 1", "4×100 m", "8", "13:42", "official"}, Good},
			{[]string{"12-1-2", "Girls 4×100 m · heat 2", "4×100 m", "9", "13:51", "1 team still running"}, Watch},
			{[]string{"12-1-3", "Girls 4×100 m · heat 3", "4×100 m", "10", "", "armed"}, Alarm},
			{[]string{"12-2-1", "Girls 4×100 m · final", "4×100 m", "0", "", "scheduled"}, Calm},
		},
	}
}
