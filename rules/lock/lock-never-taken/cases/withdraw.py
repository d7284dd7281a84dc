from django.db import models, transaction


class Account(models.Model):
    balance = models.IntegerField()


def never_run(account_id, amount):
    with transaction.atomic():
        Account.objects.select_for_update().filter(id=account_id)  # expect: lock-never-taken
        account = Account.objects.get(id=account_id)  # expect: deadline-absent-db
        account.balance -= amount
        account.save()


def run_at_once(account_id, amount):
    with transaction.atomic():
        account = Account.objects.select_for_update().get(id=account_id)
        account.balance -= amount
        account.save()


def kept(account_ids):
    with transaction.atomic():
        accounts = Account.objects.select_for_update().filter(id__in=account_ids)
        for account in accounts:
            account.save()


def locks_only(account_ids):
    with transaction.atomic():
        list(Account.objects.select_for_update().filter(id__in=account_ids))


def handed_on(account_ids):
    return Account.objects.select_for_update().filter(id__in=account_ids)
