from django.db import models


class Item(models.Model):
    name = models.TextField()


def first():
    return Item.objects.get(id=1)  # expect: deadline-absent-db


def second():
    return Item.objects.get(id=2)
