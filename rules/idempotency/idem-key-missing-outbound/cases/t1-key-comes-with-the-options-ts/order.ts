import { pay } from "./pay";

export function charge(order: { id: string; total: number }) {
  const idempotencyKey = `order:${order.id}`;
  return pay(order.total, { idempotencyKey });
}
