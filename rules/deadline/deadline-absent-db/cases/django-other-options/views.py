from django.db import models
from django.http import JsonResponse


class Order(models.Model):
    number = models.CharField(max_length=20)


def orders(request):
    return JsonResponse({"count": Order.objects.filter(number__startswith="A").count()})  # expect: deadline-absent-db
