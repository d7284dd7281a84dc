const express = require("express");
const { MongoClient } = require("mongodb");
const app = express();
const client = new MongoClient("mongodb://db/x?w=majority");
app.post("/x", async (req, res) => { await client.db("x").collection("y").insertOne(req.body); res.end(); });
app.listen(80);
