import axios from "axios";

const client = axios.create({ timeout: 2000 });

export async function push(url) {
  let tries = 5;
  while (tries > 0) { // expect: retry-no-backoff, retry-non-retryable
    try {
      return await client.post(url); // expect: idem-unsafe-retry
    } catch (error) {
      tries -= 1;
    }
  }
  throw new Error("no answer");
}
