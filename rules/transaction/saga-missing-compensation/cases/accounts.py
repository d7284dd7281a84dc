import requests
from fastapi import FastAPI
from sqlalchemy import Column, Integer, String, create_engine
from sqlalchemy.orm import Session, declarative_base

app = FastAPI()
Base = declarative_base()
engine = create_engine("postgresql://db/accounts")


class Account(Base):
    __tablename__ = "accounts"
    id = Column(Integer, primary_key=True)
    name = Column(String)


@app.post("/accounts")  # expect: idem-endpoint-no-dedupe
def open_account(name: str):
    requests.post("https://bank.example.com/payments", json={"name": name}, timeout=2)
    with Session(engine) as session:
        session.add(Account(name=name))
        session.commit()  # expect: saga-missing-compensation


# Taken back where it fails.
@app.post("/accounts/careful")  # expect: idem-endpoint-no-dedupe
def open_carefully(name: str):
    requests.post("https://bank.example.com/payments", json={"name": name}, timeout=2)
    try:
        with Session(engine) as session:
            session.add(Account(name=name))
            session.commit()
    except Exception:
        requests.post("https://bank.example.com/refunds", json={"name": name}, timeout=2)
        raise


@app.post("/accounts/moved")  # expect: idem-endpoint-no-dedupe
def moved(name: str):
    requests.put("https://users.example.com/accounts/7", json={"state": "moved"}, timeout=2)
    requests.post("https://bank.example.com/payments", json={"name": name}, timeout=2)  # expect: saga-missing-compensation
