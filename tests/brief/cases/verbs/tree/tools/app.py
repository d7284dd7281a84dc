import httpx
from fastapi import FastAPI

app = FastAPI()


@app.get("/look")
def look(ids: str):
    return httpx.get("http://shelf:8080/shelf", params={"ids": ids}, timeout=5).json()


@app.post("/add")
def add(good: dict):
    return httpx.post("http://shelf:8080/shelf", json=good, timeout=5).status_code


@app.get("/best")
def best(ids: str):
    return httpx.get("http://shelf:8080/best", params={"ids": ids}, timeout=5).json()
