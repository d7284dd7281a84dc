package shop

import (
	"context"
	"database/sql"
	"time"
)

type store struct{ db *sql.DB }

// Detached by name.
func (s *store) audit(ctx context.Context) {
	own, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	s.db.ExecContext(own, "INSERT INTO audit DEFAULT VALUES")
}

// After the response: in a goroutine of its own.
func (s *store) later(ctx context.Context) {
	go func() {
		own, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		s.db.ExecContext(own, "INSERT INTO audit DEFAULT VALUES")
	}()
}

// Shutdown: the old context has ended, that is why this runs.
func (s *store) run(ctx context.Context) {
	<-ctx.Done()
	own, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	s.db.ExecContext(own, "UPDATE nodes SET alive = false")
}

// Cleaning up, whatever became of the request.
func (s *store) reserve(ctx context.Context) error {
	defer func() {
		own, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		s.db.ExecContext(own, "UPDATE seats SET held = false")
	}()
	if _, err := s.db.ExecContext(ctx, "UPDATE seats SET held = true"); err != nil {
		own, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		s.db.ExecContext(own, "UPDATE seats SET failed = true")
		return err
	}
	return nil
}

// There is none to pass on.
func (s *store) poll() {
	own, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	s.db.ExecContext(own, "UPDATE nodes SET seen = now()")
}

// A caller may leave it out.
func (s *store) or(ctx context.Context) {
	if ctx == nil {
		ctx = context.Background()
	}
	own, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	s.db.ExecContext(own, "UPDATE nodes SET seen = now()")
}
