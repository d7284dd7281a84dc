import requests
from django.core.mail import send_mail
from django.db import models


class Reminder(models.Model):
    address = models.TextField()
    sent = models.BooleanField(default=False)


def all_at_the_end():
    pending = Reminder.objects.filter(sent=False)
    for reminder in pending:
        send_mail("Come back", "We miss you", "shop@example.com", [reminder.address])  # expect: idem-batch-mark-after-loop
    pending.update(sent=True)  # expect: deadline-absent-db


def through_a_function(reminder):
    requests.post("https://mail.example/messages", json={"to": reminder.address}, timeout=2)  # expect: idem-batch-mark-after-loop


def in_a_function():
    pending = Reminder.objects.filter(sent=False)
    for reminder in pending:
        through_a_function(reminder)
    pending.update(sent=True)


# Each one by itself.
def one_by_one():
    pending = Reminder.objects.filter(sent=False)
    for reminder in pending:
        send_mail("Come back", "We miss you", "shop@example.com", [reminder.address])
        reminder.sent = True
        reminder.save()
    pending.update(sent=True)


# The receiver tells a repetition.
def with_a_key():
    pending = Reminder.objects.filter(sent=False)
    for reminder in pending:
        idempotency_key = "reminder-%d" % reminder.id
        requests.post("https://mail.example/messages", json={"to": reminder.address, "idempotency_key": idempotency_key}, timeout=2)
    pending.update(sent=True)


# What is written afterwards is about something else.
def another_table(run):
    for reminder in Reminder.objects.filter(sent=False):
        send_mail("Come back", "We miss you", "shop@example.com", [reminder.address])
    run.finished = True
    run.save()


# No rows of a store.
def a_list_of_addresses(addresses):
    for address in addresses:
        send_mail("Come back", "We miss you", "shop@example.com", [address])
    Reminder.objects.filter(address__in=addresses).update(sent=True)


# Only reads in the loop.
def asks():
    pending = Reminder.objects.filter(sent=False)
    for reminder in pending:
        requests.get("https://mail.example/messages", timeout=2)
    pending.update(sent=True)
