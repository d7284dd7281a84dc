import { PrismaClient } from '@prisma/client';
import express from 'express';

const prisma = new PrismaClient();
const app = express();

app.post('/members', async (req, res) => {
  const found = await prisma.member.findFirst({ where: { email: req.body.email } });
  if (found) {
    res.sendStatus(409);
    return;
  }
  await prisma.member.create({ data: { email: req.body.email } });
  res.sendStatus(201);
});
