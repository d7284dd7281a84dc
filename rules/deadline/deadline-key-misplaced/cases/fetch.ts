export async function price(url: string) {
  return fetch(url, { method: "POST", timeout: 2000 } as any); // expect: deadline-key-misplaced
}

const options = { headers: { Accept: "application/json" }, timeout: 2000 }; // expect: deadline-key-misplaced

export async function kept(url: string) {
  return fetch(url, options);
}

// A signal counts; the key beside it does no harm.
export async function bounded(url: string) {
  return fetch(url, { timeout: 2000, signal: AbortSignal.timeout(2000) } as any);
}

// What the server is told is the server's affair.
export async function asked(url: string) {
  return fetch(url, { method: "POST", body: JSON.stringify({ timeout: 30 }) });
}
