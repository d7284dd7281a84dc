import requests
from rpcframework.entrypoints import rpc


class Billing:
    name = "billing"

    @rpc
    def invoice(self, order):
        return requests.get("http://stock/price", timeout=2).json()

    @rpc
    def refund(self, order):
        return requests.delete("http://stock/price", timeout=2).json()

    @rpc
    def balance(self, customer):
        return 0
