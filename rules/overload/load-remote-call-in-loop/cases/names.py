import os

import redis
import requests
from fastapi import FastAPI
from sqlalchemy.orm import Session

app = FastAPI()
cache = redis.Redis(socket_timeout=1)
SHOPS = ["north", "south"]


def chunked(ids, size):
    for at in range(0, len(ids), size):
        yield ids[at:at + size]


@app.post("/names")
def names(ids: list[str]):
    return [cache.get(f"name:{id}") for id in ids]  # expect: load-remote-call-in-loop


def name_of(id):
    key = f"name:{id}"
    return cache.get(key)


@app.post("/helper")
def helper(ids: list[str]):
    found = {}
    for id in ids:  # expect: load-remote-call-in-loop
        found[id] = name_of(id)
    return found


@app.post("/prices")
def prices(ids: list[str]):
    answer = []
    for id in ids:  # expect: load-remote-call-in-loop
        answer.append(requests.get(f"https://prices.example/items/{id}", timeout=2).json())
    return answer


@app.post("/many")
def many(ids: list[str]):
    return cache.mget([f"name:{id}" for id in ids])


@app.post("/parts")
def parts(ids: list[str]):
    answer = []
    for part in chunked(ids, 100):
        answer += requests.post("https://prices.example/items", json={"ids": part}, timeout=2).json()
    return answer


@app.post("/pipeline")
def pipeline(ids: list[str]):
    pipe = cache.pipeline()
    for id in ids:
        pipe.get(f"name:{id}")
    return pipe.execute()


@app.get("/constant")
def constant():
    return [cache.get(f"shop:{shop}") for shop in SHOPS]


@app.get("/settings")
def settings():
    return [cache.get(f"shop:{shop}") for shop in os.environ["SHOPS"].split(",")]


@app.get("/servers/{item}")
def servers(item: str, servers: list[str]):
    return [requests.get(f"https://{server}/items/{item}", timeout=2).json() for server in servers]


@app.post("/first")
def first(ids: list[str]):
    for id in ids:
        found = cache.get(f"name:{id}")
        if found:
            return found
    return None


@app.get("/pages")
def pages():
    answer, next = [], "https://prices.example/items?page=1"
    while next:
        page = requests.get(next, timeout=2).json()
        answer += page["items"]
        next = page.get("next")
    return answer


@app.get("/again/{id}")
def again(id: str):
    for _ in range(3):
        answer = requests.get(f"https://prices.example/items/{id}", timeout=2)
        if answer.ok:
            return answer.json()
    return None


@app.post("/same")
def same(ids: list[str]):
    return [(id, cache.get("rate")) for id in ids]


def nightly(session: Session, ids):
    for id in ids:
        cache.get(f"name:{id}")
