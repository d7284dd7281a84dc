import os

import httpx

SHOP = os.environ["SHOP"]


def goods(question):
    with httpx.Client(timeout=2) as client:
        return client.get(f"{SHOP}/goods", params={"q": question}).json()
