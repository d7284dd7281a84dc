import time
from contextlib import contextmanager

from django.core.cache import cache

LEASE = 60 * 10


# The holder keeps its own time, and leaves the lock alone once the lease may be over.
@contextmanager
def one_at_a_time(name, owner):
    until = time.monotonic() + LEASE - 3
    taken = cache.add(name, owner, LEASE)
    try:
        yield taken
    finally:
        if time.monotonic() < until and taken:
            cache.delete(name)


# A clock that is only logged protects nobody.
@contextmanager
def logged(name, owner):
    began = time.monotonic()
    taken = cache.add(name, owner, LEASE)
    try:
        yield taken
    finally:
        print(time.monotonic() - began)
        if taken:
            cache.delete(name)  # expect: lock-release-non-owner


# The wrong way round: deleted once it may be somebody else's.
@contextmanager
def swept(name, owner):
    until = time.monotonic() + LEASE
    taken = cache.add(name, owner, LEASE)
    try:
        yield taken
    finally:
        if taken and time.monotonic() > until:
            cache.delete(name)  # expect: lock-release-non-owner


# What is left is asked for, and the other way is the one that deletes.
@contextmanager
def left_over(name, owner):
    until = time.monotonic() + LEASE
    taken = cache.add(name, owner, LEASE)
    try:
        yield taken
    finally:
        left = until - time.monotonic()
        if left <= 0:
            print("too late")
        else:
            cache.delete(name)
