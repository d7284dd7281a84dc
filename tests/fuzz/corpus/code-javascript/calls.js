import axios, { post as p } from 'axios'; const { a: { b = 1 } = {}, ...rest } = require("x");
class C extends (class {}) { #n = 1_000n; static { } get v() { return this.#n } async *gen(...xs) { for await (const x of xs) yield* x?.y?.[0]?.(`t${`n${x}`}`) } }
export default async function f({ timeout = 5000 }, cb) { for (let i = 0; i < 3; i++) { try { return await axios.get(`http://h/${i}`, { timeout, signal: AbortSignal.timeout(1e3) }) } catch ({ code }) { if (code !== 'E') throw new Error('x', { cause: e }); await new Promise(r => setTimeout(r, 2 ** i * 100)) } }
  l: while (true) { switch (cb) { case /re[/]g/gi.test(s): continue l; default: break l } } do { } while (0); return new.target ?? (x, y) => ({ x, [y]: 1 }) }
app.post('/orders', async (req, res, next) => { res.json(await p(url, req.body)) });
