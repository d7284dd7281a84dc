export async function price(item: string): Promise<number> {
  const answer = await fetch(`http://prices/${item}`); // expect: deadline-absent-http-client
  return answer.json();
}

export async function quickPrice(item: string): Promise<number> {
  const answer = await fetch(`http://prices/${item}`, { signal: AbortSignal.timeout(2000) });
  return answer.json();
}
