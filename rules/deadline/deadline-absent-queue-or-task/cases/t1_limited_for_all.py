import requests
from celery import Celery

app = Celery("shop", broker="redis://queue")
app.conf.task_time_limit = 300


@app.task
def refresh(url):
    # expect: deadline-absent-http-client
    return requests.get(url).json()
