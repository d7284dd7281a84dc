using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Shop;

public class Orders
{
    private readonly IAmazonDynamoDB _client;

    public Orders(IAmazonDynamoDB client) => _client = client;

    public async Task<GetItemResponse> Pay(string id, CancellationToken token)
    {
        var key = new Dictionary<string, AttributeValue> { ["id"] = new AttributeValue { S = id } };
        await _client.UpdateItemAsync(new UpdateItemRequest { TableName = "orders", Key = key, UpdateExpression = "SET paid = :p" }, token);
        return await _client.GetItemAsync(new GetItemRequest { TableName = "orders", Key = key }, token); // expect: rep-read-after-write-on-replica
    }

    public async Task<GetItemResponse> PayConsistently(string id, CancellationToken token)
    {
        var key = new Dictionary<string, AttributeValue> { ["id"] = new AttributeValue { S = id } };
        await _client.UpdateItemAsync(new UpdateItemRequest { TableName = "orders", Key = key, UpdateExpression = "SET paid = :p" }, token);
        return await _client.GetItemAsync(new GetItemRequest { TableName = "orders", Key = key, ConsistentRead = true }, token);
    }
}
