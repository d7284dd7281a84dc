package push

import "time"

func untilItWorks(url string) {
	for { // expect: retry-unbounded, retry-no-jitter
		if err := send(url); err != nil {
			time.Sleep(time.Second)
			continue
		}
		break
	}
}
