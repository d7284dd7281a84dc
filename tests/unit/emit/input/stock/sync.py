import redis, time

r = redis.Redis()

def sync(stock):
	while True:
		try:
			stock.push({"reason": "a very long line that no terminal of eighty columns can hold", "größe": "📦 各位", "count": stock.count_everything_that_is_left_in_the_warehouse_right_now(), "again": True})
			break
		except IOError:
			continue

def locked(job):
	r.set("lock:job", job.id, nx=True)
