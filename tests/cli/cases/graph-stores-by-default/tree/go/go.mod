module shop/go
require github.com/go-redis/redis/v8 v8.11.5
