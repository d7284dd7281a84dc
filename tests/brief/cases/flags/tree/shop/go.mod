module example.com/shop

go 1.23

require (
	github.com/open-feature/go-sdk v1.15.0
	github.com/open-feature/go-sdk-contrib/providers/flagd v0.3.0
)
