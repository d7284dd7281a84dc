import asyncio

import redis.asyncio as redis

store = redis.Redis(socket_timeout=None)


async def price(item):
    return await asyncio.wait_for(store.get("price:" + item), 2)
