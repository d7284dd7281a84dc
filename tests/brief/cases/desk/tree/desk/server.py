import json
import urllib.request

import pymysql
import tornado.web


class NoteHandler(tornado.web.RequestHandler):
    def post(self):
        asked = json.loads(self.request.body)
        url = "http://archive:9090/notes/" + asked["id"]
        kept = urllib.request.urlopen(urllib.request.Request(url=url))
        self.keep(asked["id"], kept.read())

    def keep(self, note, text):
        config = {"host": "notes-db", "port": 3306, "user": "desk", "db": "notes"}
        conn = pymysql.connect(**config)
        cur = conn.cursor()
        cur.execute("INSERT INTO note (id, text) VALUES (%s, %s)", (note, text))
        conn.commit()

    def get(self):
        conn = pymysql.connect(host="notes-db")
        cur = conn.cursor()
        cur.execute("SELECT text FROM note WHERE id = %s", (self.get_argument("id"),))
        self.write(cur.fetchone()[0])

    def delete(self):
        notes = json.loads(urllib.request.urlopen("http://archive:9090/notes/all").read())
        for i in range(0, len(notes)):
            self.is_kept(notes[i])
        for note in notes:
            if self.is_kept(note) and self.is_kept(note["parent"]):
                return
        self.write("none")

    def is_kept(self, note):
        return urllib.request.urlopen("http://archive:9090/notes/" + note["id"]).status == 200


def make():
    return tornado.web.Application([(r"/note", NoteHandler)])
