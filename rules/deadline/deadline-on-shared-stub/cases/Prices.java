package shop;

import io.grpc.Deadline;
import io.grpc.ManagedChannel;
import java.util.concurrent.TimeUnit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Prices {
  private final PriceGrpc.PriceBlockingStub old;
  private final PriceGrpc.PriceBlockingStub stub;

  Prices(ManagedChannel channel) {
    old = PriceGrpc.newBlockingStub(channel).withDeadlineAfter(2, TimeUnit.SECONDS); // expect: deadline-on-shared-stub
    stub = PriceGrpc.newBlockingStub(channel);
  }

  @GetMapping("/stale")
  Money stale(Item item) {
    return old.get(item);
  }

  @GetMapping("/price")
  Money price(Item item) {
    return stub.withDeadlineAfter(2, TimeUnit.SECONDS).get(item);
  }

  @GetMapping("/local")
  Money local(Item item) {
    PriceGrpc.PriceBlockingStub mine = stub.withDeadlineAfter(2, TimeUnit.SECONDS);
    return mine.get(item);
  }
}
