import grpc

import shop_pb2
import shop_pb2_grpc


# To try the server out by hand: the image starts the other file, and nothing starts this one.
def buy(item):
    stub = shop_pb2_grpc.ShopStub(grpc.insecure_channel("localhost:8080"))
    return stub.Buy(shop_pb2.Item(name=item))


if __name__ == "__main__":
    print(buy("tea"))
