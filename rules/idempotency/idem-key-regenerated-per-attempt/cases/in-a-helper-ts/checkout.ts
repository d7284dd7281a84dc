import pRetry from "p-retry";
import { pay } from "./pay";

export function checkout(params: { amount: number; currency: string }) {
  return pRetry(() => pay(params), { retries: 3 });
}
