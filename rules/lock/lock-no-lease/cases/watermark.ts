import Redis from "ioredis";

const redis = new Redis({ commandTimeout: 500 });
const KEY = "projector:watermark";
const advance = "if redis.call('get', KEYS[1]) < ARGV[1] then redis.call('set', KEYS[1], ARGV[1]) return 1 end return 0";

// A value that is there once and moves on: the script does not give anything back.
export async function begin(at: number) {
  await redis.set(KEY, at.toString(), "NX");
}

export async function move(to: number) {
  return (await redis.eval(advance, 1, KEY, to.toString())) === 1;
}
