import Redis from "ioredis";
import Redlock from "redlock";
import { Pool } from "pg";

const redlock = new Redlock([new Redis()]);
const pool = new Pool({ query_timeout: 2000 });

export async function settle(order: string) {
  const lock = await redlock.acquire(["lock:" + order], 30000); // expect: lock-no-fencing-token
  try {
    await pool.query("INSERT INTO payments (order_id, amount) VALUES ($1, 10)", [order]);
  } finally {
    await lock.release();
  }
}
