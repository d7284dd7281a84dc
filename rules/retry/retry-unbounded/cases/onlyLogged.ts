import axios from "axios";

const http = axios.create({ timeout: 1000 });
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

export async function push(order: object) {
  let attempts = 0;
  while (true) { // expect: retry-unbounded
    try {
      return await http.put("/orders/7", order);
    } catch (error) {
      attempts++;
      console.warn(`attempt ${attempts} failed`);
      await sleep(Math.random() * 1000);
    }
  }
}

export async function pushAndGiveUp(order: object) {
  let attempts = 0;
  while (true) {
    try {
      return await http.put("/orders/7", order);
    } catch (error) {
      if (++attempts > 3 || error.response) throw error;
      await sleep(Math.random() * 1000);
    }
  }
}
