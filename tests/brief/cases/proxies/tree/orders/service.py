import requests
from nameko.events import EventDispatcher
from nameko.rpc import rpc
from nameko.timer import timer


class OrdersService:
    name = "orders"

    dispatch = EventDispatcher()

    @rpc
    def create_order(self, details):
        self.dispatch("order_created", {"order": details})
        return 200

    @timer(interval=60)
    def look_again(self):
        requests.get("http://rates.example/", timeout=5)
