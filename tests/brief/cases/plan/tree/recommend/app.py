from concurrent import futures

import grpc
import shop_pb2
import shop_pb2_grpc
from flask import Flask

app = Flask(__name__)
catalog = shop_pb2_grpc.CatalogStub(grpc.insecure_channel("catalog:8080"))


class Recommend(shop_pb2_grpc.RecommendServicer):
    def List(self, request, context):
        if request.fresh:
            return catalog.ListProducts(shop_pb2.Empty())
        return catalog.ListProducts(shop_pb2.Empty(), wait_for_ready=True)


@app.get("/old")
def old():
    return {"orders": []}


def serve():
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=10))
    shop_pb2_grpc.add_RecommendServicer_to_server(Recommend(), server)
    server.start()


serve()
