import requests
from fastapi import FastAPI

app = FastAPI()


def catalog_answers():
    return requests.get("http://catalog/ping", timeout=1).ok


@app.get("/healthz")  # expect: load-health-and-drain
def healthz():
    return {"ok": catalog_answers()}


@app.get("/ready")
def ready():
    return {"ok": catalog_answers()}


@app.get("/items")
def items():
    return requests.get("http://catalog/items", timeout=2).json()
