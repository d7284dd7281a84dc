import os

import httpx
from fastapi import FastAPI
from langchain.agents import create_agent
from langchain_openai import ChatOpenAI

app = FastAPI()


class Talk(ChatOpenAI):
    def __init__(self, **kwargs):
        kwargs.setdefault("openai_api_base", os.getenv("TALK_URL"))
        super().__init__(**kwargs)


@app.post("/ask")
async def ask(question: str):
    agent = create_agent(Talk(), tools=[])
    return await agent.ainvoke({"messages": [question]})


@app.get("/rules")
def rules():
    return httpx.get("http://board:8000/rules", timeout=2).json()
