from functools import lru_cache

import httpx
import redis
from fastapi import FastAPI
from pymongo import MongoClient

app = FastAPI()
pool = redis.ConnectionPool(host="redis")


@app.get("/today")
async def today():
    async with httpx.AsyncClient(timeout=2) as client:  # expect: load-client-per-request
        return (await client.get("https://rates.example/today")).json()


@app.get("/history")
def history():
    client = MongoClient("mongodb://db", timeoutMS=2000)  # expect: load-client-per-request
    return list(client.rates.days.find())


# The pool is shared, and the client only borrows from it.
@app.get("/cached")
def cached():
    return redis.Redis(connection_pool=pool).get("today")


@lru_cache
def store():
    return MongoClient("mongodb://db", timeoutMS=2000)


@app.get("/stored")
def stored():
    return list(store().rates.days.find())


# An endpoint that tries what the user has typed.
@app.post("/try")
def attempt(url: str):
    return MongoClient(url, timeoutMS=2000).rates.days.find_one()
