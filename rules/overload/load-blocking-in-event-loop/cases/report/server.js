const express = require("express");
const { execSync, exec } = require("child_process");

const app = express();

app.get("/report/:id", (req, res) => {
  const out = execSync("make-report"); // expect: load-blocking-in-event-loop
  res.send(out);
});

app.get("/later/:id", (req, res) => {
  exec("make-report", (error, out) => res.send(out));
});

const server = app.listen(3000);
server.setTimeout(10000);
