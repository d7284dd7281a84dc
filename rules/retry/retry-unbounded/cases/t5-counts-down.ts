import axios from "axios";

const client = axios.create({ timeout: 2000 });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export async function push(url: string, tries = 3): Promise<void> {
  try {
    await client.post(url); // expect: idem-unsafe-retry
  } catch (error) {
    if (tries <= 0) throw error;
    await pause(1000);
    return push(url, tries - 1);
  }
}
