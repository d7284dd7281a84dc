import redis

r = redis.Redis(socket_timeout=2)


# Who cleans up after a holder that died takes nothing: the lock is another's.
def clean_up(order, owner):
    lock = r.lock(f"lock:{order}")
    if lock.owned_by(owner):
        lock.release()


def settle(order):
    lock = r.lock(f"lock:{order}")  # expect: lock-no-lease
    with lock:
        print("settling", order)
        if order == "closed":
            lock.release()


def settle_by_hand(order):
    lock = r.lock(f"lock:{order}")  # expect: lock-no-lease
    lock.acquire()
    try:
        print("settling", order)
    finally:
        lock.release()
