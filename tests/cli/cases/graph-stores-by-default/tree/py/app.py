import os
import redis
from flask import Flask
app = Flask(__name__)
class Config:
    HOST = os.getenv("REDIS_HOST", "cache-a")
r = redis.Redis(host=Config.HOST)
@app.route("/a")
def a():
    return r.get("x")
