import axios from "axios";

const client = axios.create({ timeout: 2000 });
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// An error that is not the expected one ends it; the expected one may come for ever.
export async function push(url) {
  while (true) { // expect: retry-unbounded, retry-no-jitter
    try {
      return await client.post(url); // expect: idem-unsafe-retry
    } catch (error) {
      if (error.response?.status !== 503) throw error;
      await pause(1000);
    }
  }
}
