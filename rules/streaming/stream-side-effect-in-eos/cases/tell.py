import requests
from pyflink.datastream import MapFunction, StreamExecutionEnvironment

env = StreamExecutionEnvironment.get_execution_environment()
env.enable_checkpointing(60000)


class Charge(MapFunction):
    def map(self, order):  # expect: stream-side-effect-in-eos
        requests.post("https://pay.example/charges", json={"order": order}, timeout=2)
        return order


class Price(MapFunction):
    def map(self, order):
        return requests.get("https://prices.example/now", timeout=2).json()
