package seats

import (
	"context"

	"github.com/EventStore/EventStore-Client-Go/v3/esdb"
)

type Seats struct{ db *esdb.Client }

func (s *Seats) Book(ctx context.Context, show string, booked esdb.EventData) error {
	if _, err := s.db.ReadStream(ctx, show, esdb.ReadStreamOptions{}, 100); err != nil {
		return err
	}
	_, err := s.db.AppendToStream(ctx, show, esdb.AppendToStreamOptions{}, booked) // expect: es-append-without-expected-version
	return err
}

func (s *Seats) BookAny(ctx context.Context, concert string, booked esdb.EventData) error {
	if _, err := s.db.ReadStream(ctx, concert, esdb.ReadStreamOptions{}, 100); err != nil {
		return err
	}
	_, err := s.db.AppendToStream(ctx, concert, esdb.AppendToStreamOptions{ExpectedRevision: esdb.Any{}}, booked) // expect: es-append-without-expected-version
	return err
}

func (s *Seats) BookAt(ctx context.Context, play string, seen uint64, booked esdb.EventData) error {
	if _, err := s.db.ReadStream(ctx, play, esdb.ReadStreamOptions{}, 100); err != nil {
		return err
	}
	options := esdb.AppendToStreamOptions{ExpectedRevision: esdb.Revision(seen)}
	_, err := s.db.AppendToStream(ctx, play, options, booked)
	return err
}

// What the options are, who calls decides.
func (s *Seats) Append(ctx context.Context, any string, options esdb.AppendToStreamOptions, booked esdb.EventData) error {
	if _, err := s.db.ReadStream(ctx, any, esdb.ReadStreamOptions{}, 100); err != nil {
		return err
	}
	_, err := s.db.AppendToStream(ctx, any, options, booked)
	return err
}
