// Drivers that hand their connection to a callback, and a module that keeps it for its handlers.
const express = require("express");
const mysql = require("mysql");
const { Pool } = require("pg");

const app = express();
const pool = mysql.createPool({ host: "db" });
const store = new Pool();
const limited = new Pool({ query_timeout: 2000, connectionTimeoutMillis: 2000 });
let kept;
let keptLimited;

store.connect((err, client, done) => { // expect: deadline-absent-db
  kept = client;
});
limited.connect((err, client) => {
  keptLimited = client;
});

app.get("/lent", (req, res) => {
  pool.getConnection((err, connection) => {
    connection.query("select * from carts", (error, rows) => res.json(rows)); // expect: deadline-absent-db
  });
});

app.get("/kept", (req, res) => {
  kept.query("select * from carts", (error, rows) => res.json(rows));
});

app.get("/limited", (req, res) => {
  keptLimited.query("select * from carts", (error, rows) => res.json(rows));
});
