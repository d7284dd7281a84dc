package shop;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

@RestController
class Orders {
  private final DynamoDbClient table;

  Orders(DynamoDbClient table) {
    this.table = table;
  }

  @GetMapping("/orders")
  Object all() {
    return table.scan(ScanRequest.builder().tableName("orders").build()); // expect: part-scatter-gather
  }

  @GetMapping("/mine")
  Object mine() {
    return table.query(QueryRequest.builder().tableName("orders").build());
  }
}
