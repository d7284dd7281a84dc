import random

import redis
import requests
from fastapi import FastAPI

app = FastAPI()
cache = redis.Redis(socket_timeout=1)


def today():
    return requests.get("https://rates.example/today", timeout=2).text


@app.get("/rates")
def rates():
    found = cache.get("rates")
    if not found:
        found = today()
        cache.setex("rates", 60, found)  # expect: load-stampede
    return found


@app.get("/spread")
def spread():
    found = cache.get("rates")
    if not found:
        found = today()
        cache.setex("rates", 60 + random.randint(0, 30), found)
    return found


@app.get("/computed")
def computed():
    found = cache.get("rates")
    if not found:
        found = "none"
        cache.setex("rates", 60, found)
    return found


def nightly():
    found = cache.get("rates")
    if not found:
        cache.setex("rates", 60, today())
