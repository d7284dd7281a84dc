import os

import requests

SHOP = os.environ["SHOP"]


def goods(question):
    return requests.get(f"{SHOP}/goods", params={"q": question}, timeout=2).json()
