import Redis from "ioredis";
import Redlock, { Lock } from "redlock";
import axios from "axios";
import { randomUUID } from "crypto";

const redis = new Redis({ commandTimeout: 500 });
const slow = axios.create({ timeout: 30000 });
const RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end";

export class Locker {
  async acquire(key: string, token: string): Promise<boolean> {
    return (await redis.set(key, token, "PX", 5000, "NX")) === "OK"; // expect: lock-lease-shorter-than-work
  }

  async release(key: string, token: string): Promise<void> {
    await redis.eval(RELEASE, 1, key, token);
  }
}

const locker = new Locker();

export async function settle(id: string): Promise<void> {
  const token = randomUUID();
  if (!(await locker.acquire(`settle:${id}`, token))) return;
  try {
    await slow.get("https://bank.example/settled");
  } finally {
    await locker.release(`settle:${id}`, token);
  }
}

// The function gives back what gives the lock back.
async function take(key: string): Promise<() => Promise<void>> {
  const token = randomUUID();
  if ((await redis.set(key, token, "PX", 5000, "NX")) !== "OK") throw new Error("taken"); // expect: lock-lease-shorter-than-work
  return async () => {
    await redis.eval(RELEASE, 1, key, token);
  };
}

export async function settleTaken(id: string): Promise<void> {
  const free = await take(`settle:${id}`);
  try {
    await slow.get("https://bank.example/settled");
  } finally {
    await free();
  }
}

// A library's lock, and a helper that frees it.
export class Mutex {
  constructor(private readonly redlock: Redlock) {}

  async lock(resource: string) {
    const got = await this.redlock.acquire([resource], 5000); // expect: lock-lease-shorter-than-work
    return this.freeing(got);
  }

  private freeing(got: Lock) {
    return async () => {
      await got.release();
    };
  }

  async hold<T>(resource: string, work: () => Promise<T>): Promise<T> {
    const free = await this.lock(resource);
    try {
      return await work();
    } finally {
      await free();
    }
  }
}

export async function settleHeld(mutex: Mutex, id: string): Promise<void> {
  await mutex.hold(`settle:${id}`, async () => {
    await slow.get("https://bank.example/settled");
  });
}

// Each caller says how long: none of them is longer at it than the longest.
async function within(key: string, lease: number, work: () => Promise<void>): Promise<void> {
  const token = randomUUID();
  if ((await redis.set(key, token, "PX", lease, "NX")) !== "OK") throw new Error("taken");
  try {
    await work();
  } finally {
    await redis.eval(RELEASE, 1, key, token);
  }
}

export async function quick(id: string): Promise<void> {
  await within(`note:${id}`, 2000, async () => {
    await redis.get(id);
  });
}

export async function long(id: string): Promise<void> {
  await within(`settle:${id}`, 60000, async () => {
    await slow.get("https://bank.example/settled");
  });
}
