import axios from "axios";

const stock = axios.create({ baseURL: "https://stock.example" });

export const left = (item: string) => stock.get("/left/" + item);
