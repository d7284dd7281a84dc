import got from "got";

const prices = got.extend({ prefixUrl: "http://prices", timeout: { request: 2000 } });

export const price = (item) => prices.get(item).json();

export const order = (item) => got.post("http://orders", { json: { item } }).json(); // expect: deadline-absent-http-client
