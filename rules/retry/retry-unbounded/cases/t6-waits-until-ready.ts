import axios from 'axios';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function isReady(url: string): Promise<boolean> {
  const answer = await axios.get(url, { timeout: 2000 });
  return answer.data.status === 'ok';
}

// It asks until the answer is yes; the question does not fail.
export async function waitUntilReady(url: string) {
  let ready = false;
  while (!ready) {
    try {
      ready = await isReady(url);
      if (!ready) await pause(1000);
    } catch (e) {
      await pause(1000);
    }
  }
}
