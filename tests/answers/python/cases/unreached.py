"""Limits that do not reach the call: a timeout of asyncio is looked at between two awaits, and a call that blocks has none."""
import asyncio

import httpx
import requests


async def blocks_inside(url):
    async with asyncio.timeout(5):
        # expect: load-blocking-in-event-loop
        return requests.get(url)  # miss: deadline-absent-http-client a timeout of asyncio does not end a call that blocks


async def is_waited_for(url):
    async with httpx.AsyncClient(timeout=None) as client:
        async with asyncio.timeout(5):
            return await client.get(url)


async def in_a_thread(url):
    return await asyncio.wait_for(asyncio.to_thread(requests.get, url), 5)
