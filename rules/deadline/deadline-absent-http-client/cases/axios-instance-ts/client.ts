import axios from "axios";

export const prices = axios.create({ baseURL: "http://prices" }); // expect: deadline-absent-http-client
export const orders = axios.create({ baseURL: "http://orders", timeout: 2000 });
