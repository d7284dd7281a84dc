import axios from "axios";
import pRetry from "p-retry";

const client = axios.create({ timeout: 2000 });

export function push(url: string) {
  return pRetry(() => client.post(url), { forever: true }); // expect: retry-unbounded, idem-unsafe-retry, retry-no-jitter
}

export function pushSomeTimes(url: string) {
  return pRetry(() => client.post(url), { retries: 3 }); // expect: idem-unsafe-retry
}
