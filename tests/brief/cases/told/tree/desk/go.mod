module example.com/desk

require (
	github.com/pkg/errors v0.9.1
	github.com/shopping/ledger v1.0.0
	google.golang.org/grpc v1.60.0
)
