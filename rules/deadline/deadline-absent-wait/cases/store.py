import asyncpg


class Store:
    def __init__(self, pool: asyncpg.Pool):
        self.pool = pool

    async def pay(self, order):
        async with self.pool.acquire() as connection:
            async with connection.transaction():
                await connection.execute("UPDATE orders SET paid = true WHERE id = $1", order, timeout=2)
                await self.pool.execute("UPDATE totals SET changed = true WHERE id = $1", order, timeout=2)  # expect: deadline-absent-wait

    async def pay_together(self, order):
        async with self.pool.acquire() as connection:
            async with connection.transaction():
                await connection.execute("UPDATE orders SET paid = true WHERE id = $1", order, timeout=2)
                await connection.execute("UPDATE totals SET changed = true WHERE id = $1", order, timeout=2)
