import grpc

import shop_pb2
import shop_pb2_grpc


# It is what runs: no image starts anything else here.
def buy(item):
    stub = shop_pb2_grpc.ShopStub(grpc.insecure_channel("localhost:8080"))
    return stub.Buy(shop_pb2.Item(name=item))  # expect: deadline-absent-grpc-client


if __name__ == "__main__":
    print(buy("tea"))
