package shop

import (
	"context"
	"database/sql"
	"time"
)

// Ways to keep a cancel function for later that are not a lost one: the limit holds in each of them.

type job struct {
	cancel context.CancelFunc
}

var (
	cancelAll  context.CancelFunc
	cancels    []context.CancelFunc
	cancelByID = map[string]context.CancelFunc{}
)

func returned(ctx context.Context) (context.Context, context.CancelFunc) {
	own, cancel := context.WithTimeout(ctx, time.Second)
	return own, cancel
}

func inClosure(ctx context.Context, db *sql.DB) func() {
	own, cancel := context.WithTimeout(ctx, time.Second)
	db.ExecContext(own, "DELETE FROM a")
	return func() { cancel() }
}

func inField(ctx context.Context, db *sql.DB, j *job) {
	own, cancel := context.WithTimeout(ctx, time.Second)
	j.cancel = cancel
	db.ExecContext(own, "DELETE FROM b")
}

func inLiteral(ctx context.Context, db *sql.DB) *job {
	own, cancel := context.WithTimeout(ctx, time.Second)
	db.ExecContext(own, "DELETE FROM c")
	return &job{cancel: cancel}
}

func inGlobal(ctx context.Context, db *sql.DB) {
	var own context.Context
	own, cancelAll = context.WithTimeout(ctx, time.Second)
	db.ExecContext(own, "DELETE FROM d")
}

func inSlice(ctx context.Context, db *sql.DB) {
	own, cancel := context.WithTimeout(ctx, time.Second)
	cancels = append(cancels, cancel)
	db.ExecContext(own, "DELETE FROM e")
}

func inMap(ctx context.Context, db *sql.DB, id string) {
	own, cancel := context.WithTimeout(ctx, time.Second)
	cancelByID[id] = cancel
	db.ExecContext(own, "DELETE FROM f")
}
