package queue

import "time"

type Lease struct {
	until int64
}

func (l *Lease) Take(d time.Duration) { l.until = time.Now().Add(d).UnixNano() }

func (l *Lease) Held() bool {
	return time.Now().UnixNano() < l.until // expect: time-wallclock-duration
}

// Without a reading of the monotonic clock only that of the wall clock is left.
func WaitUTC(ready func() bool, limit time.Duration) bool {
	start := time.Now().UTC()
	for time.Since(start) < limit { // expect: time-wallclock-duration
		if ready() {
			return true
		}
		time.Sleep(10 * time.Millisecond)
	}
	return false
}

// Times carry both readings, and differences use the monotonic one.
func Wait(ready func() bool, limit time.Duration) bool {
	start := time.Now()
	for time.Since(start) < limit {
		if ready() {
			return true
		}
		time.Sleep(10 * time.Millisecond)
	}
	return false
}

func WaitUntil(ready func() bool, limit time.Duration) bool {
	deadline := time.Now().Add(limit)
	for !ready() {
		if time.Now().After(deadline) {
			return false
		}
	}
	return true
}
