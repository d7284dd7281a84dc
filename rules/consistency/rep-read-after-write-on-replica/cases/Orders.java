package shop;

import com.mongodb.ReadPreference;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.Map;
import org.bson.Document;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class Orders {
  private final DynamoDbClient client;

  Orders(DynamoDbClient client) {
    this.client = client;
  }

  Map<String, AttributeValue> pay(String id) {
    Map<String, AttributeValue> key = Map.of("id", AttributeValue.fromS(id));
    client.updateItem(UpdateItemRequest.builder().tableName("orders").key(key).updateExpression("SET paid = :p").build());
    return client.getItem(GetItemRequest.builder().tableName("orders").key(key).build()).item(); // expect: rep-read-after-write-on-replica
  }

  Map<String, AttributeValue> payConsistently(String id) {
    Map<String, AttributeValue> key = Map.of("id", AttributeValue.fromS(id));
    client.updateItem(UpdateItemRequest.builder().tableName("orders").key(key).updateExpression("SET paid = :p").build());
    return client.getItem(GetItemRequest.builder().tableName("orders").key(key).consistentRead(true).build()).item();
  }

  Document close(MongoDatabase database, String id) {
    MongoCollection<Document> orders = database.getCollection("orders");
    orders.updateOne(Filters.eq("_id", id), Updates.set("state", "closed")); // expect: deadline-absent-db
    return orders.withReadPreference(ReadPreference.secondaryPreferred()).find(Filters.eq("_id", id)).first(); // expect: rep-read-after-write-on-replica
  }
}
