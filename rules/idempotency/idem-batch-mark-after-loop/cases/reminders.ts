import axios from 'axios';
import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

export async function allAtTheEnd() {
  const pending = await prisma.reminder.findMany({ where: { sent: false } });
  for (const reminder of pending) {
    await axios.post('https://mail.example/messages', { to: reminder.address }, { timeout: 2000 }); // expect: idem-batch-mark-after-loop
  }
  await prisma.reminder.updateMany({ where: { id: { in: pending.map((r) => r.id) } }, data: { sent: true } });
}

export async function each() {
  const pending = await prisma.reminder.findMany({ where: { sent: false } });
  for (const reminder of pending) {
    await axios.post('https://mail.example/messages', { to: reminder.address }, { timeout: 2000 });
    await prisma.reminder.update({ where: { id: reminder.id }, data: { sent: true } });
  }
}
