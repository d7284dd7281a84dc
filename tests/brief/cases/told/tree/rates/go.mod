module example.com/rates

require google.golang.org/grpc v1.60.0
