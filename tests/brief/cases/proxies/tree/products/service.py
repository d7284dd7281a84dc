import requests
from nameko.events import event_handler


class ProductsService:
    name = "products"

    @event_handler("orders", "order_created")
    def decrement(self, payload):
        requests.post("http://stock.example/", timeout=2)
