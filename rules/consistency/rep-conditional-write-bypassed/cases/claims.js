const cassandra = require("cassandra-driver");

const session = new cassandra.Client({ contactPoints: ["cassandra"], localDataCenter: "one" });

async function claim(id, owner) {
  return session.execute("INSERT INTO claims (id, owner) VALUES (?, ?) IF NOT EXISTS", [id, owner]);
}

async function hand(id, owner) {
  await session.execute("UPDATE claims SET owner = ? WHERE id = ?", [owner, id]); // expect: rep-conditional-write-bypassed
}

async function handSafely(id, from, to) {
  return session.execute("UPDATE claims SET owner = ? WHERE id = ? IF owner = ?", [to, id, from]);
}

module.exports = { claim, hand, handSafely };
