import functools
import os

import requests

from platform_lib import http as company_http
from platform_lib.settings import settings

# Where nobody here can see what a call is given, absence is not claimed.


def handed_over(session: requests.Session, url):
    return session.get(url)  # answer: deadline inherited


def untyped(session, url):
    return session.get(url)


def of_a_library(url):
    return company_http.get(url)


def setting_of_a_library(url):
    return requests.get(url, timeout=settings.HTTP_TIMEOUT)  # answer: deadline unknown


def from_the_environment(url):
    return requests.get(url, timeout=float(os.environ["HTTP_TIMEOUT"]))  # answer: deadline unknown


def of_a_caller(url, timeout):
    return requests.get(url, timeout=timeout)  # answer: deadline inherited


def options_of_a_library(url):
    return requests.get(url, **company_http.defaults())  # answer: deadline unknown


def options_that_grow(url, extra):
    options = {"headers": {"Accept": "application/json"}}
    options.update(extra)
    return requests.get(url, **options)  # answer: deadline unknown


def computed_key(url, key):
    return requests.get(url, **{key: 5})  # answer: deadline unknown


def set_up_by_a_library(url):
    session = requests.Session()
    company_http.configure(session)
    return session.get(url)  # answer: deadline unknown


def adapter_of_a_library(url):
    session = requests.Session()
    session.mount("https://", company_http.TimeoutAdapter(3))
    return session.get(url)  # answer: deadline unknown


def wrapped_by_a_library(url):
    session = company_http.with_timeout(requests.Session())
    return session.get(url)


class Client(company_http.BaseSession):
    def load(self, url):
        return self.get(url)


def by_name(url, verb):
    return getattr(requests, verb)(url)


def partially(url, limits):
    get = functools.partial(requests.get, **limits)
    return get(url)  # answer: deadline inherited


def partly_in_time(url):
    get = functools.partial(requests.get, timeout=6)
    return get(url)  # answer: deadline bounded 6s


def replaced(url):
    session = requests.Session()
    session.request = functools.partial(session.request, timeout=5)
    return session.get(url)  # answer: deadline bounded
