import asyncio
import time

import requests
from fastapi import FastAPI

app = FastAPI()


def fetch(item):
    return requests.get(f"https://prices.example/{item}", timeout=2).json()  # expect: load-blocking-in-event-loop


def fetch_in_thread(item):
    return requests.get(f"https://rates.example/{item}", timeout=2).json()


def pause_and_fetch(item):
    time.sleep(1)
    return requests.get(f"https://slow.example/{item}", timeout=2).json()


@app.get("/direct/{item}")
async def direct(item):
    time.sleep(0.1)  # expect: load-blocking-in-event-loop
    return requests.get(f"https://prices.example/{item}", timeout=2).json()  # expect: load-blocking-in-event-loop


@app.get("/helper/{item}")
async def helper(item):
    return fetch(item)


@app.get("/thread/{item}")
async def thread(item):
    return await asyncio.to_thread(fetch_in_thread, item)


@app.get("/pool/{item}")
async def pool(item):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, lambda: pause_and_fetch(item))


@app.get("/worker/{item}")
def worker(item):  # a thread of the pool serves it
    time.sleep(0.1)
    return pause_and_fetch(item)


@app.get("/awaited/{item}")
async def awaited(item):
    await asyncio.sleep(0.1)
    return {}
