import datetime
from uuid import uuid4

from eventsourcing.domain import Aggregate, event


class Account(Aggregate):
    @event("Opened")  # expect: es-side-effect-on-replay
    def open(self, owner):
        self.owner = owner
        self.opened = datetime.datetime.now()

    @event("Deposited")
    def deposit(self, amount, at):
        self.balance += amount
        self.last = at

    # Not decorated: it decides, and is run once.
    def close(self):
        self._closed(uuid4(), datetime.datetime.now())
