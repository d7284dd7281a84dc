from flask import Flask

app = Flask(__name__)


@app.get("/notes/<note>")
def read(note):
    return note


@app.delete("/notes/<note>")
def forget(note):
    return note
