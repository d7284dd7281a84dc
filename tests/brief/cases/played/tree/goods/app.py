from flask import Flask

app = Flask(__name__)


@app.get("/<one>/more")
def more(one):
    return one


app.run(port=8080)
