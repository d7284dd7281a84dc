import grpc
import shop_pb2
import shop_pb2_grpc
from flask import Flask, request

app = Flask(__name__)
catalog = shop_pb2_grpc.CatalogStub(grpc.insecure_channel("catalog:9000"))
pay = shop_pb2_grpc.PayStub(grpc.insecure_channel("pay:9000"))


@app.get("/goods")
def goods():
    return catalog.List(shop_pb2.Empty())


@app.get("/good")
def good():
    return catalog.Get(shop_pb2.Good(id=request.args["id"]))


@app.post("/checkout")
def checkout():
    return pay.Charge(shop_pb2.Money(cents=request.json["cents"]), timeout=2)
