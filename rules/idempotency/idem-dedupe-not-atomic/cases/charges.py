import redis
import requests
from celery import shared_task
from django.db import models

r = redis.Redis(socket_timeout=2)


class ProcessedEvent(models.Model):
    event = models.TextField()


class UniqueProcessedEvent(models.Model):
    event = models.TextField(unique=True)


class Customer(models.Model):
    name = models.TextField()


@shared_task(time_limit=60)
def asks_first(event):
    if r.get("done:" + event):
        return
    requests.post("https://pay.example/charges", json={"cents": 7}, timeout=2)
    r.set("done:" + event, "1", ex=86400)  # expect: idem-dedupe-not-atomic


# The mark is the question.
@shared_task(time_limit=60)
def marks_first(event):
    if not r.set("done:" + event, "1", nx=True, ex=86400):
        return
    requests.post("https://pay.example/charges", json={"cents": 7}, timeout=2)


# A cache: what is kept is what was asked for.
@shared_task(time_limit=60)
def caches(event):
    quote = r.get("quote:" + event)
    if quote:
        return quote
    quote = requests.post("https://pay.example/quotes", json={"cents": 7}, timeout=2).text
    r.set("quote:" + event, quote, ex=60)
    return quote


# Nothing that is done twice.
@shared_task(time_limit=60)
def only_reads(event):
    if r.get("seen:" + event):
        return
    requests.get("https://pay.example/quotes", timeout=2)
    r.set("seen:" + event, "1", ex=60)


# One at a time.
@shared_task(time_limit=60)
def under_a_lock(event):
    with r.lock("lock:" + event, timeout=30):
        if r.get("done:" + event):
            return
        requests.post("https://pay.example/charges", json={"cents": 7}, timeout=2)
        r.set("done:" + event, "1", ex=86400)


@shared_task(time_limit=60)
def rows(event):
    if ProcessedEvent.objects.filter(event=event).exists():  # expect: deadline-absent-db
        return
    ProcessedEvent.objects.create(event=event)  # expect: idem-dedupe-not-atomic


# The store refuses the second.
@shared_task(time_limit=60)
def unique_rows(event):
    if UniqueProcessedEvent.objects.filter(event=event).exists():
        return
    UniqueProcessedEvent.objects.create(event=event)


# Not what remembers a message.
@shared_task(time_limit=60)
def customers(name):
    if Customer.objects.filter(name=name).exists():
        return
    Customer.objects.create(name=name)  # expect: tx-checked-then-inserted
