import axios from "axios";

function work(url: string) {
  return axios.get(url, { timeout: 30000 });
}

// pTimeout lets go of the promise, and the request goes on.
import pTimeout from "p-timeout";

export async function price(url: string) {
  return pTimeout(work(url), { milliseconds: 2000 }); // expect: deadline-inversion
}

export async function shorter(url: string) {
  return pTimeout(axios.get(url, { timeout: 1800 }), { milliseconds: 2000 });
}
