import axios from "axios";


const prices = axios.create({ baseURL: "http://prices" });

prices.interceptors.request.use((config) => {
  config.timeout = 2000;
  return config;
});

export async function price(item) {
  return (await prices.get(item)).data;
}
