import asyncio

import httpx


async def price(client: httpx.AsyncClient, item):
    return await asyncio.wait_for(client.get(f"http://prices/{item}", timeout=None), timeout=2)
