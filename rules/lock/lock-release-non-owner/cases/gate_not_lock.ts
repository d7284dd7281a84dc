import Redis from "ioredis";
import axios from "axios";

const redis = new Redis({ commandTimeout: 500 });
const http = axios.create({ timeout: 2000 });

// A gate: the key stays after the work, and goes only when the work has failed, so that the message can come again.
export async function receive(id: string, body: unknown): Promise<string> {
  const gate = `seen:${id}`;
  const claimed = await redis.set(gate, id, "EX", 60, "NX");
  if (claimed !== "OK") return "duplicate";
  try {
    await http.post("https://orders.example/deliveries", body);
  } catch (error) {
    await redis.del(gate);
    return "failed";
  }
  return "accepted";
}

// A lock: it goes when the work is done, and when it has failed as well.
export async function settle(id: string, body: unknown): Promise<void> {
  const lock = `settling:${id}`;
  const taken = await redis.set(lock, "1", "EX", 60, "NX");
  if (taken !== "OK") return;
  try {
    await http.post("https://orders.example/settlements", body);
  } catch (error) {
    await redis.del(lock); // expect: lock-release-non-owner
    throw error;
  }
  await redis.del(lock); // expect: lock-release-non-owner
}

// An entry of a cache: what it holds is read, and is thrown away when it may be wrong.
export class Prices {
  async known(item: string): Promise<string | null> {
    const price = await redis.get(`price:${item}`);
    return price;
  }

  async missing(item: string): Promise<void> {
    await redis.set(`price:${item}`, "none", "EX", 30, "NX");
  }

  async forget(item: string): Promise<void> {
    await redis.del(`price:${item}`);
  }
}
