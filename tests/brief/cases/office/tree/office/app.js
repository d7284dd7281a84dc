const express = require("express");
const fs = require("fs");
const left = require("left-office");
const stored = require("./stored");

const app = express();

app.get("/regions", (req, res, next) => {
  fs.readFile("regions.json", "utf8", (err, text) => res.send(text));
});

app.get("/offices", (req, res) => {
  stored.all((found) => res.json(left.sorted(found)));
});

app.post("/offices", (req, res) => {
  stored.add(req.body, (made) => res.json(made));
});

// Answers under its path: nobody else would.
app.use("/pages", (req, res) => res.send("<p>"));

// These hand requests on, or say that nobody answered: no endpoints.
app.use("/offices", (req, res, next) => next());
app.use((req, res, next) => next(new Error("not found")));
app.use((err, req, res, next) => res.status(500).end());

app.listen(8080);
