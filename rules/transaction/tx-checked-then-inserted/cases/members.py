from django.db import models
from django.http import HttpResponse
from django.urls import path


class Member(models.Model):
    email = models.CharField(max_length=100)


class Login(models.Model):
    email = models.CharField(max_length=100, unique=True)


def join(request, email):
    if not Member.objects.filter(email=email).exists():  # expect: deadline-absent-db
        Member.objects.create(email=email)  # expect: tx-checked-then-inserted
    return HttpResponse()


# The store has it once.
def register(request, email):
    if not Login.objects.filter(email=email).exists():
        Login.objects.create(email=email)
    return HttpResponse()


# The first row of a table.
def begin(request):
    if not Member.objects.all().exists():
        Member.objects.create(email="root@example.com")
    return HttpResponse()


urlpatterns = [path("join/<str:email>", join), path("register/<str:email>", register), path("begin", begin)]
