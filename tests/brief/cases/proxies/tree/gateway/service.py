from nameko.rpc import RpcProxy
from nameko.web.handlers import http


class GatewayService:
    name = "gateway"

    orders = RpcProxy("orders")

    @http("POST", "/orders")
    def create(self, request):
        return self.orders.create_order(request.get_data())
