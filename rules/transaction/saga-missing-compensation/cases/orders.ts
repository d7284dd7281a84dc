import axios from 'axios';
import express from 'express';

const app = express();

app.post('/signups', async (req, res) => {
  await axios.post('https://users.example.com/accounts', req.body, { timeout: 2000 });
  await axios.post('https://post.example.com/mailboxes', req.body, { timeout: 2000 }); // expect: saga-missing-compensation
  res.sendStatus(201);
});

app.post('/cancels', async (req, res) => {
  await axios.post('https://users.example.com/accounts', req.body, { timeout: 2000 });
  try {
    await axios.post('https://post.example.com/mailboxes', req.body, { timeout: 2000 });
  } catch (err) {
    await cancelReservation(req.body.id);
    throw err;
  }
  res.sendStatus(201);
});

async function cancelReservation(id: string) {
  await axios.delete(`https://users.example.com/accounts/${id}`, { timeout: 2000 });
}
