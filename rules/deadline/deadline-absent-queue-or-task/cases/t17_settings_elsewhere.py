import requests
from celery import Celery

app = Celery("shop", broker="redis://queue")
app.config_from_object("django.conf:settings", namespace="CELERY")


@app.task
def refresh(url):
    # expect: deadline-absent-http-client
    return requests.get(url).json()
