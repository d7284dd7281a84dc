import axios from "axios";

export async function price(url) {
  return axios.get(url, { headers: { Accept: "application/json", timeout: 2000 } }); // expect: deadline-key-misplaced
}

export async function saved(url, price) {
  return axios.post(url, price, { headers: { timeout: 2000 } }); // expect: deadline-key-misplaced
}

// As a parameter of the query it means something to the server.
export async function polled(url) {
  return axios.get(url, { params: { timeout: 30 }, timeout: 40000 });
}

export async function both(url) {
  return axios.get(url, { headers: { timeout: "30" }, timeout: 2000 });
}
