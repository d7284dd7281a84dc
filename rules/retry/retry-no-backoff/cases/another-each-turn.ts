import axios from "axios";

export async function fromAny(mirrors: string[], path: string) {
  for (let i = 0; i < mirrors.length; i++) {
    const url = mirrors[i] + path;
    try {
      return await axios.get(url, { timeout: 2000 });
    } catch (e) {
      console.warn(url, e);
    }
  }
}

export async function fromOne(mirror: string) {
  for (let i = 0; i < 5; i++) { // expect: retry-no-backoff, retry-non-retryable
    try {
      return await axios.get(mirror, { timeout: 2000 });
    } catch (e) {
      console.warn(i, e);
    }
  }
}
