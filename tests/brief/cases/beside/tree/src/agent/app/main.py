from fastapi import FastAPI

from app.shop import goods


class Agent:
    def __init__(self):
        self.app = FastAPI()
        self.app.post("/ask")(self.ask)

    async def ask(self, question: str):
        tools = {"goods": goods}
        return [tool(question) for tool in tools.values()]


agent = Agent()
