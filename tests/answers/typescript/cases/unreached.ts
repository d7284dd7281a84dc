import axios from 'axios';

// Limits that end the waiting, or nothing at all.

export async function signalIsNotPassed() {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 5000);
  return axios.get('http://prices'); // expect: deadline-absent-http-client
}

export async function signalIsPassed() {
  return axios.get('http://prices', { signal: AbortSignal.timeout(5000) }); // answer: deadline bounded 5s
}

// Whoever waits goes on, and the request stays open.
export async function race() {
  return Promise.race([axios.get('http://prices'), new Promise((_, fail) => setTimeout(fail, 5000))]); // expect: deadline-not-enforced
}
