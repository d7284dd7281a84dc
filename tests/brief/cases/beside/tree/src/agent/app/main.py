import httpx
from fastapi import FastAPI

from app.shop import goods


class Agent:
    def __init__(self):
        self.app = FastAPI()
        self.app.post("/ask")(self.ask)

    async def ask(self, question: str):
        tools = {"goods": goods}
        return [tool(question) for tool in tools.values()]

    # What is asked of the tools stands in the body.
    async def use(self, body: dict):
        return httpx.post("http://tools:8011/mcp", json=body, timeout=3)


agent = Agent()
