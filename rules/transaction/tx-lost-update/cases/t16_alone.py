from django.core.management.base import BaseCommand
from django.db import models


class Account(models.Model):
    balance = models.IntegerField()


class Command(BaseCommand):
    def handle(self, *args, **options):
        account = Account.objects.get(id=1)  # expect: deadline-absent-db
        account.balance += 1
        account.save()
