import { PrismaClient } from "@prisma/client";
import { createPool } from "mysql2/promise";
import { Sequelize } from "sequelize";

const prisma = new PrismaClient();
const pool = createPool({ host: "db" });
const sequelize = new Sequelize("postgres://db/shop");

export async function exclusive(work: () => Promise<void>) {
  await prisma.$executeRawUnsafe("SELECT pg_advisory_lock(1)"); // expect: lock-session-lock-behind-pooler
  await work();
}

export async function inOneTransaction(work: (tx: unknown) => Promise<void>) {
  await prisma.$transaction(async (tx) => {
    await tx.$executeRawUnsafe("SELECT pg_advisory_lock(1)");
    await work(tx);
  });
}

export async function named(work: () => Promise<void>) {
  await pool.query({ sql: "SELECT GET_LOCK('report', 10)", timeout: 5000 }); // miss: lock-session-lock-behind-pooler  the statement stands in an object
  await pool.execute("SELECT GET_LOCK('report', 10)"); // expect: lock-session-lock-behind-pooler, deadline-absent-db
  await work();
}

export async function onAConnection(work: () => Promise<void>) {
  const connection = await pool.getConnection();
  await connection.query({ sql: "SELECT GET_LOCK('report', 10)", timeout: 5000 });
  await work();
  connection.release();
}

export async function migrate() {
  await sequelize.query("SELECT pg_advisory_lock(2)"); // expect: lock-session-lock-behind-pooler
}
