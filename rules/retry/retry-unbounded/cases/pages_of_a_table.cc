#include <aws/dynamodb/DynamoDBClient.h>
#include <aws/dynamodb/model/QueryRequest.h>

int all(Aws::DynamoDB::DynamoDBClient &client, Aws::DynamoDB::Model::QueryRequest &request, int *sum) {
  Aws::Map<Aws::String, Aws::DynamoDB::Model::AttributeValue> from;
  do {
    if (!from.empty()) {
      request.SetExclusiveStartKey(from);
      from.clear();
    }
    const Aws::DynamoDB::Model::QueryOutcome &outcome = client.Query(request);
    if (outcome.IsSuccess()) {
      *sum += outcome.GetResult().GetCount();
      from = outcome.GetResult().GetLastEvaluatedKey();
    } else {
      note(outcome.GetError().GetMessage());
      return -1;
    }
  } while (!from.empty());
  return 0;
}
