import asyncpg


async def report(dsn):
    pool = await asyncpg.create_pool(dsn, command_timeout=5)
    await pool.execute("SELECT pg_advisory_lock(7)")  # expect: lock-session-lock-behind-pooler
    async with pool.acquire() as connection:
        await connection.execute("SELECT pg_advisory_lock(7)")
        await connection.execute("SELECT pg_advisory_unlock(7)")
