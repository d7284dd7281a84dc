package push

import "time"

func untilItWorks(url string) {
	for { // expect: retry-unbounded
		if err := send(url); err != nil {
			time.Sleep(time.Second)
			continue
		}
		break
	}
}
