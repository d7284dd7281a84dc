import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import Redis from 'ioredis';

const redis = new Redis({ commandTimeout: 1000 });

@Controller()
export class OrdersController {
  @EventPattern('orders')
  async take(order: { id: string }) {
    const first = await redis.set(`done:${order.id}`, '1', 'EX', 3600, 'NX'); // expect: idem-dedupe-window-too-short
    if (first) await this.book(order);
  }

  async book(order: { id: string }) {}
}
