package orders

import "sync"

var mutex sync.Mutex

func settle(order string) {
	mutex.Lock()
	defer mutex.Unlock()
}
