import express from 'express';
import { PrismaClient } from '@prisma/client';

const app = express();
const prisma = new PrismaClient();

app.post('/accounts/expire', async (req, res) => {
  await prisma.$transaction( // expect: tx-no-timeout-or-long
    async (tx) => {
      await tx.account.updateMany({ data: { points: 0 } });
    },
    { timeout: 1800000 },
  );
  res.sendStatus(200);
});

app.post('/accounts/:id/expire', async (req, res) => {
  await prisma.$transaction(
    async (tx) => {
      await tx.account.update({ where: { id: req.params.id }, data: { points: 0 } });
    },
    { timeout: 3000 },
  );
  res.sendStatus(200);
});
