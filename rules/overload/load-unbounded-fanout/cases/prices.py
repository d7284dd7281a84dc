import asyncio

import httpx
from fastapi import FastAPI

app = FastAPI()
client = httpx.AsyncClient(timeout=2)
few = asyncio.Semaphore(8)


async def price(id):
    return (await client.get(f"https://prices.example/items/{id}")).json()


async def price_of_few(id):
    async with few:
        semaphore_held = True
        return (await client.get(f"https://prices.example/items/{id}")).json()


@app.post("/gathered")
async def gathered(ids: list[str]):
    return await asyncio.gather(*[price(id) for id in ids])  # expect: load-unbounded-fanout


@app.post("/listed")
async def listed(ids: list[str]):
    tasks = []
    for id in ids:  # expect: load-unbounded-fanout
        tasks.append(price(id))
    return await asyncio.gather(*tasks)


@app.post("/grouped")
async def grouped(ids: list[str]):
    async with asyncio.TaskGroup() as group:
        for id in ids:  # expect: load-unbounded-fanout
            group.create_task(price(id))


@app.post("/few")
async def a_few(ids: list[str]):
    return await asyncio.gather(*[price_of_few(id) for id in ids])


@app.get("/constant")
async def constant():
    return await asyncio.gather(*[price(id) for id in ("north", "south")])
