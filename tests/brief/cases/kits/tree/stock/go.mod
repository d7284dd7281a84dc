module example.com/stock

go 1.22

require github.com/go-kratos/kratos/v2 v2.8.0
