package profiles

import (
	"context"
	"database/sql"
	"time"

	"github.com/gocql/gocql"
)

func stamped(s *gocql.Session, id, name string) error {
	now := time.Now().UnixNano() / 1000
	return s.Query(`INSERT INTO profiles (id, name) VALUES (?, ?) USING TTL 60 AND TIMESTAMP ?`, id, name, now).Exec() // expect: rep-lww-wallclock
}

func byDriver(s *gocql.Session, id, name string) error {
	q := s.Query(`UPDATE profiles SET name = ? WHERE id = ?`, name, id)
	return q.WithTimestamp(time.Now().UnixMicro()).Exec() // expect: rep-lww-wallclock
}

func ofTheEvent(s *gocql.Session, id, name string, at int64) error {
	return s.Query(`UPDATE profiles USING TIMESTAMP ? SET name = ? WHERE id = ?`, at, name, id).Exec()
}

func guarded(ctx context.Context, db *sql.DB, id, name string) error {
	now := time.Now()
	_, err := db.ExecContext(ctx, `UPDATE profiles SET name = $1, updated_at = $2 WHERE id = $3 AND updated_at < $2`, name, now, id) // expect: rep-lww-wallclock
	return err
}

func upserted(ctx context.Context, db *sql.DB, id, name string) error {
	_, err := db.ExecContext(ctx, `INSERT INTO profiles (id, name, updated_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET name = excluded.name, updated_at = excluded.updated_at WHERE profiles.updated_at <= excluded.updated_at`, id, name, time.Now()) // expect: rep-lww-wallclock
	return err
}

// The database's own clock.
func byTheStore(ctx context.Context, db *sql.DB, id, name string) error {
	_, err := db.ExecContext(ctx, `INSERT INTO profiles (id, name, updated_at) VALUES ($1, $2, now()) ON CONFLICT (id) DO UPDATE SET name = excluded.name, updated_at = excluded.updated_at WHERE profiles.updated_at < excluded.updated_at`, id, name)
	return err
}

// A version that one writer counts up.
func byVersion(ctx context.Context, db *sql.DB, id, name string, version int) error {
	_, err := db.ExecContext(ctx, `UPDATE profiles SET name = $1, version = $2 WHERE id = $3 AND version < $2`, name, version, id)
	return err
}

// The largest time is kept, whoever wins.
func seen(ctx context.Context, db *sql.DB, id string) error {
	now := time.Now()
	_, err := db.ExecContext(ctx, `UPDATE profiles SET seen_at = $1 WHERE id = $2 AND seen_at < $1`, now, id)
	return err
}

// A claim that has run out is taken over: what is compared is not what is set.
func takeOver(ctx context.Context, db *sql.DB, id, owner string) error {
	now := time.Now()
	_, err := db.ExecContext(ctx, `UPDATE profiles SET owner = $1, claimed_at = $2 WHERE id = $3 AND claimed_at < $4`, owner, now, id, now.Add(-time.Minute))
	return err
}
