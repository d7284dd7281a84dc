import httpx
from fastapi import FastAPI

app = FastAPI()


@app.get("/goods")
async def goods():
    async with httpx.AsyncClient(timeout=5) as client:
        return (await client.get("https://shop.example/goods")).json()


@app.get("/news")
async def news():
    async with httpx.AsyncClient(timeout=5) as client:
        return (await client.get("https://shop.example/news")).json()


@app.get("/people")
async def people():
    async with httpx.AsyncClient(timeout=5) as client:
        return (await client.get("https://shop.example/people")).json()


@app.get("/places")
async def places():
    async with httpx.AsyncClient(timeout=5) as client:
        return (await client.get("https://shop.example/places")).json()
