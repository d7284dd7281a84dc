// A context that travels in an object of the program's own: which of the objects arrives is not known where several are made, and the
// limit of one, or that it has none, says nothing of the others.
package objects

import (
	"context"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"
)

type Context struct {
	Ctx  context.Context
	Name string
}

func New(ctx context.Context, name string) *Context { return &Context{Ctx: ctx, Name: name} }

func (c *Context) WithTimeout(limit time.Duration) (*Context, context.CancelFunc) {
	ctx, cancel := context.WithTimeout(c.Ctx, limit)
	return &Context{Ctx: ctx, Name: c.Name}, cancel
}

func apply(c *Context, op func(c *Context) error) error { return op(c) }

func put(cli *clientv3.Client, key string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	return apply(New(ctx, key), func(c *Context) error {
		_, err := cli.Put(c.Ctx, key, "1") // answer: deadline unknown
		return err
	})
}

func watchFiles(name string) *Context {
	return New(context.Background(), name)
}

type Job struct {
	ctx context.Context
	cli *clientv3.Client
}

func NewJob(cli *clientv3.Client) *Job { return &Job{ctx: context.Background(), cli: cli} } // expect: deadline-absent-grpc-client

func (j *Job) Run() error {
	_, err := j.cli.Get(j.ctx, "job") // answer: deadline unbounded
	return err
}
