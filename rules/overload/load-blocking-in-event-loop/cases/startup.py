import time
from contextlib import asynccontextmanager

from fastapi import FastAPI


def wait_for_the_store():
    while not is_there():
        time.sleep(1)


def is_there():
    return open("/run/store").read() == "up"


# Nobody is served before this is over.
@asynccontextmanager
async def lifespan(app):
    wait_for_the_store()
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/prices")
async def prices():
    time.sleep(0.1)  # expect: load-blocking-in-event-loop
    return []
