const { MongoClient } = require("mongodb");
const cassandra = require("cassandra-driver");
const Redis = require("ioredis");

const client = new MongoClient(process.env.MONGO, { w: 1 }); // expect: rep-weak-write-or-quorum
const sure = new MongoClient(process.env.MONGO, { writeConcern: { w: "majority" } });
const session = new cassandra.Client({ contactPoints: ["cassandra"], localDataCenter: "one" });
const redis = new Redis(process.env.REDIS);

async function book(order) {
  await client.db("shop").collection("orders").insertOne(order, { writeConcern: { w: 0 } }); // expect: rep-weak-write-or-quorum
  await sure.db("shop").collection("orders").insertOne(order);
  await session.execute("INSERT INTO orders (id) VALUES (?)", [order.id], { consistency: cassandra.types.consistencies.any }); // expect: rep-weak-write-or-quorum
  await session.execute("INSERT INTO orders (id) VALUES (?)", [order.id], { consistency: cassandra.types.consistencies.localQuorum });
}

async function pay(order) {
  await redis.set("paid:" + order.id, 1);
  await redis.wait(1, 100); // expect: rep-weak-write-or-quorum
}

async function paySurely(order) {
  await redis.set("paid:" + order.id, 1);
  const copies = await redis.wait(1, 100);
  if (copies < 1) throw new Error("no replica has it");
}

module.exports = { book, pay, paySurely };
