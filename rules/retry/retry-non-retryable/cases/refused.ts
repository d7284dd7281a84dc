import axios from "axios";

const http = axios.create({ timeout: 1000 });
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

export async function everything(order: object) {
  for (let n = 0; n < 3; n++) { // expect: retry-non-retryable
    try {
      return await http.put("/orders/7", order);
    } catch (error) {
      console.warn("again", error.message);
      await sleep(1000 * 2 ** n);
    }
  }
  throw new Error("no answer");
}

export async function judged(order: object) {
  for (let n = 0; n < 3; n++) {
    try {
      return await http.put("/orders/7", order);
    } catch (error) {
      if (error.response?.status < 500) throw error;
      await sleep(1000 * 2 ** n);
    }
  }
  throw new Error("no answer");
}

// fetch gives refusals as answers, and no errors.
export async function noError(order: string) {
  for (let n = 0; n < 3; n++) {
    try {
      return await fetch("http://orders/7", { method: "PUT", body: order, signal: AbortSignal.timeout(1000) });
    } catch (error) {
      await sleep(1000 * 2 ** n);
    }
  }
  throw new Error("no answer");
}
