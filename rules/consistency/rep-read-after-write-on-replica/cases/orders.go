package orders

import (
	"context"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
	"go.mongodb.org/mongo-driver/mongo/readpref"
)

type store struct {
	client *dynamodb.Client
	table  string
	db     *mongo.Database
}

func (s *store) pay(ctx context.Context, id string) (map[string]types.AttributeValue, error) {
	key := map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: id}}
	if _, err := s.client.UpdateItem(ctx, &dynamodb.UpdateItemInput{TableName: aws.String(s.table), Key: key, UpdateExpression: aws.String("SET paid = true")}); err != nil {
		return nil, err
	}
	out, err := s.client.GetItem(ctx, &dynamodb.GetItemInput{TableName: aws.String(s.table), Key: key}) // expect: rep-read-after-write-on-replica
	if err != nil {
		return nil, err
	}
	return out.Item, nil
}

func (s *store) put(ctx context.Context, id string) error {
	_, err := s.client.PutItem(ctx, &dynamodb.PutItemInput{TableName: aws.String(s.table), Item: map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: id}, "state": &types.AttributeValueMemberS{Value: "open"}}})
	return err
}

func (s *store) putAndRead(ctx context.Context, id string) (*dynamodb.GetItemOutput, error) {
	if err := s.put(ctx, id); err != nil {
		return nil, err
	}
	return s.client.GetItem(ctx, &dynamodb.GetItemInput{TableName: aws.String(s.table), Key: map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: id}}}) // expect: rep-read-after-write-on-replica
}

func (s *store) consistent(ctx context.Context, id string) (*dynamodb.GetItemOutput, error) {
	if err := s.put(ctx, id); err != nil {
		return nil, err
	}
	return s.client.GetItem(ctx, &dynamodb.GetItemInput{TableName: aws.String(s.table), Key: map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: id}}, ConsistentRead: aws.Bool(true)})
}

// Only one way writes.
func (s *store) perhaps(ctx context.Context, id string, fresh bool) (*dynamodb.GetItemOutput, error) {
	if fresh {
		if err := s.put(ctx, id); err != nil {
			return nil, err
		}
	}
	return s.client.GetItem(ctx, &dynamodb.GetItemInput{TableName: aws.String(s.table), Key: map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: id}}})
}

func (s *store) fromSecondary(ctx context.Context, id string) (bson.M, error) {
	orders := s.db.Collection("orders")
	copies := s.db.Collection("orders", options.Collection().SetReadPreference(readpref.SecondaryPreferred()))
	if _, err := orders.InsertOne(ctx, bson.M{"_id": id, "state": "open"}); err != nil {
		return nil, err
	}
	var found bson.M
	err := copies.FindOne(ctx, bson.M{"_id": id}).Decode(&found) // expect: rep-read-after-write-on-replica
	return found, err
}
