import grpc
import shop_pb2_grpc

stub = shop_pb2_grpc.CatalogStub(grpc.insecure_channel("catalog:8080"))


def products(request):
    return stub.ListProducts(request)  # expect: deadline-absent-grpc-client


def limited(request):
    return stub.ListProducts(request, timeout=2)


# What the callers pass is not known here.
def t1_options(request, **options):
    return stub.ListProducts(request, **options)
