from flask import Flask

app = Flask(__name__)


@app.get("/goods")
def goods():
    return []


@app.get("/goods/<one>")
def one(one):
    return one


@app.get("/news")
def news():
    return []


app.run(port=8080)
