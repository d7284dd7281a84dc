import asyncio
import queue
import threading

import requests
from fastapi import FastAPI

app = FastAPI()
jobs = queue.Queue()  # expect: load-unbounded-buffer
few = queue.Queue(maxsize=100)
any_size = queue.Queue(0)  # expect: load-unbounded-buffer
checked = queue.Queue()
numbers = queue.Queue()
asked = queue.Queue()


class Job:
    def __init__(self, id):
        self.id = id
        self.done = threading.Event()


@app.post("/orders/{id}")
def order(id: str):
    jobs.put(id)
    few.put(id)
    any_size.put_nowait(id)
    numbers.put(1)
    if checked.qsize() < 100:
        checked.put(id)


@app.post("/asked/{id}")
def ask(id: str):
    job = Job(id)
    asked.put(job)
    return job.done.wait(2)


def work_asked():
    while True:
        requests.post(f"https://mail.example/send/{asked.get().id}", timeout=2)


def work():
    while True:
        requests.post(f"https://mail.example/send/{jobs.get()}", timeout=2)


def work_few():
    while True:
        requests.post(f"https://mail.example/send/{few.get()}", timeout=2)
        requests.post(f"https://mail.example/send/{any_size.get()}", timeout=2)
        requests.post(f"https://mail.example/send/{checked.get()}", timeout=2)


def count():
    total = 0
    while True:
        total += numbers.get()


def batch(ids):
    own = queue.Queue()
    for id in ids:
        own.put(id)
    while not own.empty():
        requests.post(f"https://mail.example/send/{own.get()}", timeout=2)
