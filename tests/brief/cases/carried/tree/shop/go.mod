module example.com/shop

go 1.22

require (
	connectrpc.com/connect v1.18.1
	github.com/ThreeDotsLabs/watermill v1.5.0
)
