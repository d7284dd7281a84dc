import axios from "axios";
import "./setup.js";

export async function price(item) {
  return (await axios.get(`http://prices/${item}`)).data;
}
