import axios from "axios";

const client = axios.create({ timeout: 2000 });

export async function push(url) {
  try {
    return await client.post(url); // expect: idem-unsafe-retry
  } catch (error) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return push(url); // expect: retry-unbounded, retry-no-jitter
  }
}
