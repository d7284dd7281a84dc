from celery import Celery
from django.db import models, transaction

app = Celery("shop")


class Waiting(models.Model):
    name = models.CharField(max_length=100)
    sent = models.BooleanField(default=False)

    def send(self):
        app.send_task(self.name)


# What was committed before is sent, and marked afterwards: at least once, which an outbox promises.
def relay(keys):
    gone = []
    with transaction.atomic():
        for task in Waiting.objects.filter(pk__in=keys, sent=False).select_for_update():
            task.send()
            gone.append(task.pk)
        Waiting.objects.filter(pk__in=gone).update(sent=True)  # expect: deadline-absent-db


# The message speaks of what this transaction has just written.
def rename(keys, name):
    with transaction.atomic():
        for task in Waiting.objects.filter(pk__in=keys).select_for_update():
            Waiting.objects.filter(pk=task.pk).update(name=name)
            app.send_task(name)  # expect: tx-publish-before-commit


def take(task):
    Waiting.objects.filter(pk=task.pk).update(name="taken")


# A function has written before the message leaves.
def take_all(keys):
    with transaction.atomic():
        for task in Waiting.objects.filter(pk__in=keys).select_for_update():
            take(task)
            app.send_task("taken")  # expect: tx-publish-before-commit
