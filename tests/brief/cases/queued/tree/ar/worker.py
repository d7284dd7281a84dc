import requests
from arq import create_pool, cron, func
from arq.connections import RedisSettings


async def send(ctx, address):
    requests.post("http://post.example/", timeout=5)


async def sweep(ctx):
    requests.get("http://post.example/old", timeout=5)


class WorkerSettings:
    functions = [func(send, timeout=60)]
    cron_jobs = [cron(sweep, hour={3})]


async def ask(address):
    redis = await create_pool(RedisSettings())
    await redis.enqueue_job("send", address)
