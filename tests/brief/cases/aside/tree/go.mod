module example.com/users

require google.golang.org/grpc v1.60.0
