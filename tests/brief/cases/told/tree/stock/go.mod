module example.com/stock

require google.golang.org/grpc v1.60.0
