import asyncio

import aiohttp


async def price(item):
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=2)) as session:
        async with session.get(f"http://prices/{item}") as answer:
            return await answer.json()


async def slow_price(session: aiohttp.ClientSession, item):
    answer = await asyncio.wait_for(session.get(f"http://prices/{item}"), timeout=2)
    return await answer.json()
