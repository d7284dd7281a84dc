package orders

import "github.com/go-redsync/redsync/v4"

// Eight seconds unless it is told otherwise.
func settle(rs *redsync.Redsync, order string) error {
	mutex := rs.NewMutex("lock:" + order)
	if err := mutex.Lock(); err != nil {
		return err
	}
	defer mutex.Unlock()
	return nil
}
