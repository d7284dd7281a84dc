import requests
from celery import Celery

app = Celery("shop", broker="redis://queue")


@app.task  # expect: deadline-absent-queue-or-task
def refresh(url):
    # expect: deadline-absent-http-client
    return requests.get(url).json()


@app.task(time_limit=60)
def limited(url):
    # expect: deadline-absent-http-client
    return requests.get(url).json()


# Nothing in it waits for anybody.
@app.task
def total(prices):
    return sum(prices)
