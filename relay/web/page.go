package web

import (
	_ "embed"

	"baton/relay/page"
)

//go:embed page.html
var source []byte

var live = page.Live(source)
