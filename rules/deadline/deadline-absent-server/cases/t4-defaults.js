const http = require("http");
const express = require("express");

// Node limits how long headers and requests may take by itself: 60 s and 300 s.
http.createServer((req, res) => res.end("ok")).listen(8080);

const app = express();
app.get("/", (req, res) => res.send("ok"));
app.listen(8081);
