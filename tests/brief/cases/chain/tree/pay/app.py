from concurrent import futures

import grpc
import shop_pb2
import shop_pb2_grpc


class Pay(shop_pb2_grpc.PayServicer):
    def Charge(self, request, context):
        return shop_pb2.Receipt(cents=request.cents)


def serve():
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=10))
    shop_pb2_grpc.add_PayServicer_to_server(Pay(), server)
    server.add_insecure_port("[::]:9000")
    server.start()
    server.wait_for_termination()


serve()
