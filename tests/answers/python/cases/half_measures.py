import asyncio
import signal
import socket

import aiohttp
import httpx
import requests
from requests.adapters import HTTPAdapter

# Limits that real programs set: some end the wait, some do not.


def both_phases(url):
    return requests.get(url, timeout=(3.05, 27))  # answer: deadline bounded 27s


def connect_only(url):
    # expect: deadline-infinite-explicit
    return requests.get(url, timeout=(3.05, None))  # answer: deadline unbounded


def pool_only(url):
    session = requests.Session() # expect: deadline-absent-http-client
    session.mount("https://", HTTPAdapter(pool_connections=4, pool_maxsize=8))
    return session.get(url)  # answer: deadline unbounded


def parsed_and_never_applied(url):
    timeout = 5
    assert timeout
    # expect: deadline-absent-http-client
    return requests.get(url)  # answer: deadline unbounded


def attribute_that_nobody_reads(url):
    session = requests.Session()
    session.timeout = 5  # expect: deadline-key-misplaced
    return session.get(url)  # answer: deadline unbounded


def default_of_the_library(url):
    return httpx.get(url)  # answer: deadline bounded 5s


def switched_off(url):
    # expect: deadline-infinite-explicit
    return httpx.get(url, timeout=None)  # answer: deadline unbounded


def connect_of_httpx(url):
    # expect: deadline-infinite-explicit
    return httpx.get(url, timeout=httpx.Timeout(None, connect=3))  # answer: deadline unbounded


async def in_time(session: aiohttp.ClientSession, url):
    return await asyncio.wait_for(session.get(url), timeout=4)


async def default_of_aiohttp(url):
    async with aiohttp.ClientSession() as session:
        return await session.get(url)  # answer: deadline bounded 5min


def process_wide(url):
    socket.setdefaulttimeout(9)
    signal.alarm(60)
    return requests.get(url, timeout=2)  # answer: deadline bounded 2s


def pool_of_httpx(url):
    # expect: deadline-infinite-explicit
    return httpx.get(url, timeout=httpx.Timeout(None, pool=3))  # answer: deadline unbounded


async def scope_thrown_away(url):
    # The scope is made and nobody waits for it; the call that is waited for stands beside it.
    asyncio.wait_for(asyncio.sleep(1), 2)
    # expect: deadline-infinite-explicit
    await httpx.AsyncClient(timeout=None).get(url)  # answer: deadline unbounded
