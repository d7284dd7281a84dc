import requests
from pyflink.datastream import MapFunction, StreamExecutionEnvironment

env = StreamExecutionEnvironment.get_execution_environment()
env.enable_checkpointing(60000)


class Keyed(MapFunction):
    def map(self, order):
        requests.post("https://pay.example/charges", json={"order": order}, headers={"Idempotency-Key": order}, timeout=2)
        return order
