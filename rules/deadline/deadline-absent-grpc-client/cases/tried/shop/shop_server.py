import grpc

import stock_pb2
import stock_pb2_grpc

channel = grpc.insecure_channel("stock:80")
stock = stock_pb2_grpc.StockStub(channel)


def left(item):
    return stock.Left(stock_pb2.Item(name=item))  # expect: deadline-absent-grpc-client


if __name__ == "__main__":
    print(left("tea"))
