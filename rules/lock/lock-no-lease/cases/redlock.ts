import Client from "ioredis";
import Redlock from "redlock";

const redlock = new Redlock([new Client({ commandTimeout: 2000 })]);

export async function settle(order: string): Promise<void> {
  const lock = await redlock.acquire([`lock:${order}`], 5000);
  try {
    console.log("settling", order);
  } finally {
    await lock.release();
  }
}
