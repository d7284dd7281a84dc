import redis

r = redis.Redis(socket_timeout=2)


def settle(order):
    lock = r.lock(f"lock:{order}")  # expect: lock-no-lease
    lock.acquire()
    try:
        print("settling", order)
    finally:
        lock.release()


def settle_in_time(order):
    lock = r.lock(f"lock:{order}", timeout=30)
    lock.acquire()
    try:
        print("settling", order)
    finally:
        lock.release()
