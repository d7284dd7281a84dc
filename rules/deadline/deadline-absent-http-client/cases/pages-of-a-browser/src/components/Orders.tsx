import axios from "axios";

export async function orders() {
  return axios.get("/api/orders");
}

export async function order(id: string) {
  return axios.get(`/api/orders/${id}`);
}
