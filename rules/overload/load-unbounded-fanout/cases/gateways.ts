import axios from "axios";
import express from "express";
import pLimit from "p-limit";

const http = axios.create({ baseURL: "http://goods", timeout: 1000 });
const limit = pLimit(4);

// members of an object that a function gives back, as services of such programs are written
const makeGateway = () => ({
  list(user: string) {
    return new Promise<any>((resolve, reject) => http.get("/carts/" + user).then(resolve, reject));
  },
  get(id: string) {
    return new Promise<any>((resolve, reject) => http.get("/goods/" + id).then(resolve, reject));
  },
});
const gateway = makeGateway();

const makeService = () => ({
  async price(good: any) {
    return good.price;
  },
  async one(id: string) {
    const good = await gateway.get(id);
    return { ...good, price: await this.price(good) };
  },
});
const service = makeService();

const app = express();

app.get("/carts/:user", async (req, res) => {
  const { items } = await gateway.list(req.params.user);
  const all = await Promise.all(
    // expect: load-unbounded-fanout
    items.map(async ({ id }: any) => {
      const good = await service.one(id);
      return { good };
    })
  );
  res.json(all);
});

app.get("/few/:user", async (req, res) => {
  const { items } = await gateway.list(req.params.user);
  // ok: load-unbounded-fanout
  res.json(await Promise.all(items.map(({ id }: any) => limit(() => service.one(id)))));
});

app.get("/turns/:user", async (req, res) => {
  const { items } = await gateway.list(req.params.user);
  const all: any[] = [];
  for (const { id } of items) {
    // ok: load-unbounded-fanout
    all.push(await service.one(id));
  }
  res.json(all);
});

// a list that may be missing, out of the answer to what was asked with the request's body, whose parameter is taken apart
// expect: idem-endpoint-no-dedupe
app.post("/orders", async ({ body }, res) => {
  const { order: { items = [], ...order } = {} } = await http.post<any>("/orders", body);
  const all = await Promise.all(
    // expect: load-unbounded-fanout
    items.map(async ({ item: { id = "" } = {} }: any) => {
      return { good: await service.one(id) };
    })
  );
  res.json({ ...order, items: all });
});

// the call may stand several functions further on
function ask(id: string) {
  return http.get("/prices/" + id);
}
async function priceOf(id: string) {
  return (await ask(id)).data;
}
async function withPrice(id: string) {
  return { id, price: await priceOf(id) };
}
async function shown(id: string) {
  return { ...(await withPrice(id)), shown: true };
}

app.get("/prices/:user", async (req, res) => {
  const { items } = await gateway.list(req.params.user);
  // expect: load-unbounded-fanout
  res.json(await Promise.all(items.map(async ({ id }: any) => ({ good: await shown(id) }))));
});
