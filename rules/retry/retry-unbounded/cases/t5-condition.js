import axios from "axios";

const client = axios.create({ timeout: 2000 });
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export async function push(url, most = 5) {
  for (let attempt = 0; ; attempt += 1) { // expect: retry-non-retryable
    try {
      return await client.post(url); // expect: idem-unsafe-retry
    } catch (error) {
      if (attempt >= most) throw error;
      await pause(1000 * 2 ** attempt);
    }
  }
}
