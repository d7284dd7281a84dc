import asyncio

import aiohttp
import requests


def ask(url):
    return requests.get(url).json()


def ask_in_time(url):
    return requests.get(url, timeout=1.8).json()


async def price(url):
    return await asyncio.wait_for(asyncio.to_thread(ask, url), timeout=2)  # expect: deadline-not-enforced


async def bounded(url):
    return await asyncio.wait_for(asyncio.to_thread(ask_in_time, url), timeout=2)


# A coroutine ends when its time is over.
async def cancelled(url):
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None)) as session:
        return await asyncio.wait_for(session.get(url), timeout=2)
