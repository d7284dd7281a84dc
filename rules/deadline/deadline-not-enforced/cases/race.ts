function after(ms: number): Promise<never> {
  return new Promise((_, fail) => setTimeout(() => fail(new Error("too late")), ms));
}

export async function price(url: string) {
  return Promise.race([fetch(url), after(2000)]); // expect: deadline-not-enforced
}

export async function named(url: string) {
  const timer = new Promise((_, fail) => setTimeout(fail, 2000));
  return Promise.race([fetch(url), timer]); // expect: deadline-not-enforced
}

// The timer ends the call as well.
export async function aborted(url: string) {
  const controller = new AbortController();
  const timer = new Promise((_, fail) => setTimeout(() => { controller.abort(); fail(new Error("too late")); }, 2000));
  return Promise.race([fetch(url, { signal: controller.signal }), timer]);
}

// Whoever answers first: no limit is meant.
export async function nearest(one: string, other: string) {
  return Promise.race([fetch(one), fetch(other)]);
}

// The call has a limit of its own.
export async function bounded(url: string) {
  return Promise.race([fetch(url, { signal: AbortSignal.timeout(1800) }), after(2000)]);
}
