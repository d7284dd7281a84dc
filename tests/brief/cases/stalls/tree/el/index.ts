import axios from "axios";
import { Elysia } from "elysia";

new Elysia()
  .get("/", () => "here")
  .group("/orders", (app) => app.post("/", async ({ body }) => (await axios.post("http://pay.example/", body)).data))
  .listen(3000);
