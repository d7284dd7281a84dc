module example.com/cash

require google.golang.org/grpc v1.60.0
