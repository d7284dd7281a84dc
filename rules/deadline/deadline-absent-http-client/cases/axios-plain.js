import axios from "axios";

export async function price(item) {
  const answer = await axios.get(`http://prices/${item}`); // expect: deadline-absent-http-client
  return answer.data;
}

export async function quickPrice(item) {
  const answer = await axios.get(`http://prices/${item}`, { timeout: 2000 });
  return answer.data;
}
