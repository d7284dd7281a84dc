import urllib.request
from concurrent.futures import ThreadPoolExecutor

import tornado.ioloop
import tornado.web
from tornado.concurrent import run_on_executor


class Vouchers(tornado.web.RequestHandler):
    def get(self):
        self.write(urllib.request.urlopen("https://orders.example/7", timeout=2).read())  # expect: load-blocking-in-event-loop

    def post(self):
        self.write(self.order())

    def order(self):
        return urllib.request.urlopen("https://orders.example/8", timeout=2).read()  # expect: load-blocking-in-event-loop


# Another thread asks.
class Aside(tornado.web.RequestHandler):
    executor = ThreadPoolExecutor(4)

    async def get(self):
        self.write(await self.order())

    @run_on_executor
    def order(self):
        return urllib.request.urlopen("https://orders.example/9", timeout=2).read()


def main():
    app = tornado.web.Application([(r"/vouchers", Vouchers), (r"/aside", Aside)])
    app.listen(8080)
    tornado.ioloop.IOLoop.current().start()
