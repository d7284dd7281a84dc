import httpx
from fastapi import FastAPI

app = FastAPI()
rates = None


def place(name):
    return httpx.get("http://shelf:8080/places", params={"name": name}, timeout=5).json()


def price(name):
    return place(name), httpx.post("http://shelf:8080/prices", json={"name": name}, timeout=5).json()


def rate(currency):
    global rates
    if rates is None:
        rates = httpx.get("http://bank.example.com/rates", timeout=5).json()
    return rates[currency]


# two places by themselves, and each price asks twice
@app.get("/offer")
def offer(start: str, end: str):
    return place(start), place(end), price(start)


# one of the two
@app.get("/either")
def either(name: str, cheap: bool):
    if cheap:
        return price(name)
    return place(name)


@app.get("/choice")
def choice(name: str, cheap: bool):
    if cheap:
        found = price(name)
    else:
        found = place(name)
    return found


# twice for each, and once before
@app.post("/offers")
def offers(names: list[str]):
    found = [place("all")]
    for name in names:
        found.append(price(name))
    return found


# what is kept is asked for once
@app.get("/sums")
def sums(a: str, b: str):
    return rate(a) + rate(b)
