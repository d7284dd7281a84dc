const express = require("express");
const axios = require("axios");
const app = express();
app.get("/orders", async (req, res) => res.json((await axios.get(process.env.BILLS_URL + "/bills")).data));
app.listen(8080);
