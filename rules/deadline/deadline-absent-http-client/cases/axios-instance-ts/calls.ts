import { orders, prices } from "./client";

export async function price(item: string): Promise<number> {
  return (await prices.get(`/items/${item}`)).data;
}

export async function allPrices(): Promise<number[]> {
  return (await prices.get("/items")).data;
}

export async function order(item: string): Promise<void> {
  await orders.post("/orders", { item });
}
