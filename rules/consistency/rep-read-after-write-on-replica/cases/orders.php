<?php

use Aws\DynamoDb\DynamoDbClient;

class Orders
{
    private DynamoDbClient $client;

    public function __construct()
    {
        $this->client = new DynamoDbClient(['region' => 'eu-west-1', 'http' => ['timeout' => 2]]);
    }

    public function pay(string $id)
    {
        $this->client->updateItem(['TableName' => 'orders', 'Key' => ['id' => ['S' => $id]], 'UpdateExpression' => 'SET paid = :p']);
        return $this->client->getItem(['TableName' => 'orders', 'Key' => ['id' => ['S' => $id]]]); // expect: rep-read-after-write-on-replica
    }

    public function payConsistently(string $id)
    {
        $this->client->updateItem(['TableName' => 'orders', 'Key' => ['id' => ['S' => $id]], 'UpdateExpression' => 'SET paid = :p']);
        return $this->client->getItem(['TableName' => 'orders', 'Key' => ['id' => ['S' => $id]], 'ConsistentRead' => true]);
    }
}
