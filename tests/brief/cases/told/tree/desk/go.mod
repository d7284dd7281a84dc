module example.com/desk

require google.golang.org/grpc v1.60.0
