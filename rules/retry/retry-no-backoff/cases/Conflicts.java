import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

class Overtaken extends Exception {}

class Unavailable extends Exception {}

class Accounts {
  private final DynamoDbClient db;
  private final RestTemplate http;

  Accounts(DynamoDbClient db, RestTemplate http) {
    this.db = db;
    this.http = http;
  }

  private void put(PutItemRequest account) throws Overtaken {
    try {
      db.putItem(account);
    } catch (ConditionalCheckFailedException e) {
      throw new Overtaken();
    }
  }

  private void tell(String id) throws Unavailable {
    try {
      http.put("/accounts/{id}", null, id);
    } catch (RestClientException e) {
      throw new Unavailable();
    }
  }

  // Somebody was faster, and that is all: no failure is repeated.
  void save(PutItemRequest account, int tries) throws Overtaken {
    try {
      put(account);
    } catch (Overtaken e) {
      if (tries == 0) throw e;
      save(account, tries - 1);
    }
  }

  void announce(String id, int tries) throws Unavailable {
    try {
      tell(id);
    } catch (Unavailable e) {
      if (tries == 0) throw e;
      announce(id, tries - 1); // expect: retry-no-backoff
    }
  }
}
