from locust import HttpUser, task


class Visitor(HttpUser):
    @task
    def visit(self):
        self.client.get("/")
        self.client.get("/api/goods/7/more")
