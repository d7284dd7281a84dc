import httpx
from fastapi import FastAPI

app = FastAPI()


@app.get("/places")
def places(name: str):
    return {"name": name}


@app.post("/prices")
def prices(item: dict):
    return httpx.get("http://prices.example.com/of", params=item, timeout=2).json()
