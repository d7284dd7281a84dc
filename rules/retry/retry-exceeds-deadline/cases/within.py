import asyncio

import httpx
from tenacity import retry, stop_after_attempt, wait_random_exponential

client = httpx.AsyncClient(timeout=10)


@retry(stop=stop_after_attempt(4), wait=wait_random_exponential(max=5))  # expect: retry-exceeds-deadline
async def ask(url):
    return await client.get(url)


@retry(stop=stop_after_attempt(4), wait=wait_random_exponential(max=5))
async def ask_without_end_around(url):
    return await client.get(url)


async def price(url):
    return await asyncio.wait_for(ask(url), 10)
