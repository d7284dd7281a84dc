import os

import httpx
from fastapi import FastAPI
from langchain.agents import create_agent
from langchain.tools import tool
from langchain_openai import ChatOpenAI
from tenacity import retry, stop_after_attempt, wait_random_exponential

app = FastAPI()


class Talk(ChatOpenAI):
    def __init__(self, **kwargs):
        kwargs.setdefault("openai_api_base", os.getenv("TALK_URL"))
        super().__init__(**kwargs)


def look_up_rules():
    return httpx.get("http://board:8000/rules", timeout=2).json()


@retry(stop=stop_after_attempt(3), wait=wait_random_exponential(max=1))
def look_up_prices():
    return httpx.get("http://board:8000/prices", timeout=2).json()


def tools():
    known = [look_up_rules, look_up_prices]
    return [tool(one) for one in known]


# Whoever asks has the tools run: they are handed over as values.
@app.post("/ask")
async def ask(question: str):
    agent = create_agent(Talk(), tools=tools())
    return await agent.ainvoke({"messages": [question]})
