import axios from "axios";

// One limit for all of them is set in one place.
export async function add(item: string) {
  return axios.post("/api/cart", { item }); // expect: deadline-absent-http-client
}
