import Redis from "ioredis";

export class Lock {
  constructor(private readonly redis: Redis) {}

  async take(): Promise<boolean> {
    return (await this.redis.setnx("lock:settle", "1")) === 1; // expect: lock-no-lease
  }

  async free(): Promise<void> {
    await this.redis.del("lock:settle");
  }
}
