"""What is taken out of something that holds it: a call is seen, and how its object was made is not."""
from queue import Queue
from typing import Dict, Mapping

import requests

by_name: dict[str, requests.Session] = {}
plain = {"a": requests.Session(), "b": requests.Session()}


class Clients:
    def __init__(self, by_name: Mapping[str, requests.Session], pool: "Queue[requests.Session]"):
        self.by_name = by_name
        self.pool = pool
        self.cache: Dict[str, requests.Session] = {}

    def of_a_mapping(self, name, url):
        self.by_name[name].get(url)  # answer: deadline unknown

    def of_a_cache(self, name, url):
        self.cache[name].get(url)  # answer: deadline unknown

    def of_a_queue(self, url):
        self.pool.get().get(url)  # answer: deadline unknown

    def by_get(self, name, url):
        self.by_name.get(name).get(url)  # answer: deadline unknown

    def of_all_values(self, url):
        for session in self.by_name.values():
            session.get(url)  # answer: deadline unknown


def of_a_global(name, url):
    by_name[name].get(url)  # answer: deadline unknown


def of_what_is_written_out(name, url):
    plain[name].get(url)  # answer: deadline unknown
