import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

export async function place(id: string): Promise<void> {
  await prisma.$transaction(async (tx) => { // expect: tx-held-across-remote-call
    await tx.order.update({ where: { id }, data: { state: "paid" } });
    await fetch("https://pay/charges", { method: "POST", body: id, signal: AbortSignal.timeout(2000) });
  });
}

export async function placeThenCall(id: string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { state: "paid" } });
  });
  await fetch("https://pay/charges", { method: "POST", body: id, signal: AbortSignal.timeout(2000) });
}
