import graphene
import requests
import strawberry


@strawberry.type
class Query:
    @strawberry.field
    def dishes(self) -> list[str]:
        return requests.get("http://kitchen.example/dishes", timeout=3).json()


class Guests(graphene.ObjectType):
    guests = graphene.List(graphene.String)

    def resolve_guests(root, info):
        return requests.get("http://hall.example/guests", timeout=1).json()


class Seat(graphene.Mutation):
    ok = graphene.Boolean()

    def mutate(root, info, name):
        requests.post("http://hall.example/seats", json={"name": name}, timeout=2)
        return Seat(ok=True)
