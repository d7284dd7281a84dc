import threading

lock = threading.Lock()


def settle(order):
    lock.acquire()
    try:
        print("settling", order)
    finally:
        lock.release()
