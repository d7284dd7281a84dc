import io.grpc.ManagedChannel;
import java.util.concurrent.TimeUnit;
import shop.AdServiceGrpc;
import shop.AdServiceGrpc.AdServiceBlockingStub;

class Blocking {
  private final AdServiceBlockingStub stub;

  Blocking(ManagedChannel channel) {
    stub = AdServiceGrpc.newBlockingStub(channel); // expect: deadline-absent-grpc-client
  }

  Object ads(Object request) {
    return stub.getAds(request);
  }

  Object limited(Object request) {
    return stub.withDeadlineAfter(2, TimeUnit.SECONDS).getAds(request);
  }
}
