"""Sessions and limits that somebody else touches: what that does cannot be known."""
import json
import os

import httpx
import requests
from platform_sdk import clients, settings


def configured_by_a_library(url):
    session = requests.Session()
    clients.configure(session)
    session.get(url)  # answer: deadline unknown


def limit_out_of_a_file(url):
    with open("limits.json") as f:
        limits = json.load(f)
    requests.get(url, timeout=limits["timeout"])  # answer: deadline unknown


def limit_of_a_library(url):
    requests.get(url, timeout=settings.TIMEOUT)  # answer: deadline unknown


def limit_of_the_environment(url):
    requests.get(url, timeout=float(os.environ["TIMEOUT"]))  # answer: deadline unknown


def set_by_name(url, name, value):
    client = httpx.Client(timeout=None)
    setattr(client, name, value)
    client.get(url)  # answer: deadline unknown


def endless_afterwards(url):
    client = httpx.Client()
    clients.configure(client)
    client.timeout = None  # expect: deadline-infinite-explicit
    client.get(url)  # answer: deadline unbounded


def keywords_of_a_library(url):
    requests.get(url, **settings.http())  # answer: deadline unknown


def made_by_name(url, kind):
    session = getattr(requests, kind)()
    session.get(url)


def adapter_of_a_library(url):
    session = requests.Session()
    session.mount("https://", clients.Adapter())
    session.get(url)  # answer: deadline unknown


def decorated_request(url):
    session = requests.Session()
    session.request = clients.with_limits(session.request)
    session.get(url)


def subclass_of_a_library(url):
    class Session(clients.Limited, requests.Session):
        pass

    Session().get(url)


def changed_in_place(url):
    options = {}
    clients.complete(options)
    requests.get(url, **options)  # answer: deadline unknown


def limit_of_a_call(url, attempt):
    requests.get(url, timeout=clients.patience(attempt))  # answer: deadline unknown
