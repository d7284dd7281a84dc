import httpx
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

engine = create_engine("postgresql://orders")


def place(order):
    with Session(engine) as session, session.begin():  # expect: tx-held-across-remote-call
        session.add(order)
        httpx.post("https://pay/charges", json={"order": order.id}, timeout=2)
