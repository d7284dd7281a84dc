import Redis from "ioredis";
import Redlock from "redlock";

const redlock = new Redlock([new Redis()]);

export async function settle(order: string) {
  const lock = await redlock.acquire(["lock:" + order], 30000); // expect: lock-release-not-guaranteed
  await fetch("https://pay.example/charges", { method: "POST", body: order, signal: AbortSignal.timeout(3000) });
  await lock.release();
}

export async function settleSafely(order: string) {
  const lock = await redlock.acquire(["lock:" + order], 30000);
  try {
    await fetch("https://pay.example/charges", { method: "POST", body: order, signal: AbortSignal.timeout(3000) });
  } finally {
    await lock.release();
  }
}
