import Redis from "ioredis";
import Redlock from "redlock";
import { Pool } from "pg";

const pool = new Pool({ query_timeout: 2000 });
const sentinels = new Redlock([new Redis({ sentinels: [{ host: "a", port: 26379 }], name: "shop", commandTimeout: 1000 })]);
const single = new Redlock([new Redis({ commandTimeout: 1000 })]);

export async function settle(order: string) {
  const lock = await sentinels.acquire(["lock:" + order], 30000); // expect: lock-on-async-replica
  try {
    await pool.query("INSERT INTO payments (order_id, amount) VALUES ($1, 10)", [order]);
  } finally {
    await lock.release();
  }
}

export async function settleOnOneServer(order: string) {
  const lock = await single.acquire(["lock:" + order], 30000); // expect: lock-no-fencing-token
  try {
    await pool.query("INSERT INTO payments (order_id, amount) VALUES ($1, 10)", [order]);
  } finally {
    await lock.release();
  }
}

// T12: what is done twice changes nothing.
export async function refill(order: string) {
  const lock = await sentinels.acquire(["lock:" + order], 30000);
  try {
    await pool.query("UPDATE orders SET state = 'seen' WHERE id = $1", [order]);
  } finally {
    await lock.release();
  }
}
