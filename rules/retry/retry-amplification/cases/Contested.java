import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

class ContestedException extends RuntimeException {}

// The library repeats faults of the store, and the function what others have changed meanwhile: no fault is repeated by both.
class Accounts {
  private final DynamoDbClient store = DynamoDbClient.create();

  GetItemResponse read(String id) {
    GetItemResponse row = store.getItem(GetItemRequest.builder().key(Map.of("id", AttributeValue.fromS(id))).build()); // alarm: retry-amplification the exception is thrown outside of conflicts too
    if (!row.hasItem()) {
      throw new ContestedException();
    }
    return row;
  }

  void change(String id, int left) {
    try {
      read(id);
    } catch (ContestedException e) {
      if (left > 0) {
        change(id, left - 1); // alarm: retry-no-backoff what is repeated is a conflict
        return;
      }
      throw e;
    }
  }

  void change(String id) {
    change(id, 10);
  }
}
