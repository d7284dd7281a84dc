module example.com/shop

go 1.22

require github.com/go-kratos/kratos/v2 v2.8.0
