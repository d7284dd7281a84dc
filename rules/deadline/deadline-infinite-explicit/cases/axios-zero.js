import axios from "axios";

const prices = axios.create({ baseURL: "http://prices", timeout: 0 }); // expect: deadline-infinite-explicit

export async function price(item) {
  return (await prices.get(item)).data;
}
