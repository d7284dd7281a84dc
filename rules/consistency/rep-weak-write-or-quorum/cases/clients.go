package shop

import (
	"context"
	"time"

	"github.com/gocql/gocql"
	"github.com/redis/go-redis/v9"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
	"go.mongodb.org/mongo-driver/mongo/writeconcern"
)

func connect(ctx context.Context, uri string) (*mongo.Client, error) {
	opts := options.Client().ApplyURI(uri).SetWriteConcern(writeconcern.W1()).SetTimeout(time.Second)
	return mongo.Connect(ctx, opts) // expect: rep-weak-write-or-quorum
}

func connectSafely(ctx context.Context, uri string) (*mongo.Client, error) {
	opts := options.Client().ApplyURI(uri).SetWriteConcern(writeconcern.Majority()).SetTimeout(time.Second)
	return mongo.Connect(ctx, opts)
}

func record(session *gocql.Session, id string) error {
	return session.Query(`INSERT INTO orders (id) VALUES (?)`, id).Consistency(gocql.Any).Exec() // expect: rep-weak-write-or-quorum
}

func pay(ctx context.Context, client *redis.Client, id string) error {
	if err := client.Set(ctx, "paid:"+id, 1, 0).Err(); err != nil {
		return err
	}
	client.Wait(ctx, 1, 100*time.Millisecond) // expect: rep-weak-write-or-quorum
	return nil
}
