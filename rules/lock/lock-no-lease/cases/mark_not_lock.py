import redis

r = redis.Redis(socket_timeout=2)


# Nobody releases this key: it says that the message was seen, and must stay.
def first_time(message_id):
    return r.setnx(f"seen:{message_id}", 1)
