package cli

import "baton/relay/serve"

type serveCmd struct {
	Meet     string `arg:""`
	Web      string
	SSH      string `name:"ssh"`
	NoScreen bool
}

// Run hands a meet that is served to main, with its screen or without.
func (c *serveCmd) Run(e *env) error {
	asked := serve.Asked{Web: c.Web, SSH: c.SSH}
	if !isMeet(c.Meet) {
		return noSuchMeet(c.Meet)
	}
	if asked.Nothing() {
		return usage("serve %s: where? --web :8080 is a page for spectators, --ssh :2222 a board in a terminal", c.Meet)
	}
	if err := asked.Check(); err != nil {
		return usage("%w", err)
	}
	s := Screen{Kind: MeetScreen, Meet: c.Meet, Serve: asked, Hidden: c.NoScreen}
	if c.NoScreen {
		return e.deps.Show(s)
	}
	return e.show(s)
}
