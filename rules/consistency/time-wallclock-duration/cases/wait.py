import datetime
import logging
import threading
import time

log = logging.getLogger(__name__)


def wait_for(ready, limit):
    start = time.time()
    while not ready():
        if time.time() - start > limit:  # expect: time-wallclock-duration
            raise TimeoutError("not ready")
        time.sleep(0.1)


def poll(queue, limit):
    deadline = datetime.datetime.utcnow() + datetime.timedelta(seconds=limit)
    while datetime.datetime.utcnow() < deadline:  # expect: time-wallclock-duration
        message = queue.take()
        if message:
            return message


class Lease:
    def __init__(self):
        self._until = 0

    def renew(self, ttl):
        self._until = time.time() + ttl

    def held(self):
        return time.time() < self._until  # expect: time-wallclock-duration


class Breaker:
    def __init__(self, reset):
        self.reset = reset
        self.opened = None

    def trip(self):
        self.opened = time.time()

    def allows(self):
        if self.opened and time.time() - self.opened < self.reset:  # expect: time-wallclock-duration
            return False
        return True


def wait_with(condition, limit):
    end = time.time() + limit
    with condition:
        while not condition.ready:
            condition.wait(end - time.time())  # miss: time-wallclock-duration  what the condition is cannot be seen


# Silent: the clock only counts on.
def wait_right(ready, limit):
    start = time.monotonic()
    while not ready():
        if time.monotonic() - start > limit:
            raise TimeoutError("not ready")
        time.sleep(0.1)


# Silent: it is only told.
def handle(request, work):
    start = time.time()
    answer = work(request)
    elapsed = time.time() - start
    if elapsed > 1.0:
        log.warning("slow request: %.3f s", elapsed)
    return answer


# Silent: each turn is measured by itself, and no limit ends the loop.
def work_on(jobs, work):
    for job in jobs:
        began = time.time()
        work(job)
        if time.time() - began > 5:
            log.warning("job %s took long", job)


# Silent: the time was stored by another machine, whose clock is the only one that can be asked.
def may_retry(row, pause):
    if time.time() - row["failed_at"] < pause:
        raise ValueError("too early")


# Silent: a value that is read again when it is old; nobody waits.
class Cache:
    def __init__(self, load):
        self.load = load
        self.loaded_at = 0
        self.value = None

    def get(self):
        if time.time() - self.loaded_at > 60:
            self.value = self.load()
            self.loaded_at = time.time()
        return self.value


# Silent: something to do now and then.
def run(work, stop):
    last = 0
    while not stop.is_set():
        now = time.time()
        if now - last > 30:
            log.info("still alive")
            last = now
        work()


# Silent: one reading or the other, compared with what a certificate says.
def check(certificate):
    if certificate.tzinfo is not None:
        now = datetime.datetime.now(datetime.timezone.utc)
    else:
        now = datetime.datetime.now()
    if now > certificate.not_after:
        raise ValueError("expired")


# Silent: an account that is locked until then, in a store.
class User:
    locked_at = None

    def lock_is_over(self, hours):
        return datetime.datetime.now() > self.locked_at + datetime.timedelta(hours=hours)


def lock_account(users, user):
    user.locked_at = datetime.datetime.now()
    users.save(user)


# Silent: every day of a calendar, up to now.
def days_of(report):
    day = datetime.datetime.utcnow() - datetime.timedelta(days=7)
    while day < datetime.datetime.utcnow():
        report.add(day)
        day += datetime.timedelta(days=1)
