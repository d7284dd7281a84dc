// Node gives up when five minutes pass without a header or a piece of the body: too long, but not for ever.
export async function price(item: string): Promise<number> {
  const answer = await fetch(`http://prices/${item}`);
  return answer.json();
}

export async function quickPrice(item: string): Promise<number> {
  const answer = await fetch(`http://prices/${item}`, { signal: AbortSignal.timeout(2000) });
  return answer.json();
}
