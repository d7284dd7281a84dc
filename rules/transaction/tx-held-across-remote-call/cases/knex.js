import axios from "axios";
import knex from "knex";

const db = knex({ client: "pg", acquireConnectionTimeout: 2000 });
const http = axios.create({ timeout: 2000 });

export async function place(id) {
  await db.transaction(async (trx) => { // expect: tx-held-across-remote-call
    await trx("orders").where({ id }).update({ state: "paid" });
    await http.post("https://pay/charges", { id });
  });
}
