"""What is done again and again whatever the answer was is no retry."""
import threading
import time

import requests

stopped = threading.Event()


def heartbeat(url):
    while not stopped.is_set():
        try:
            requests.put(url, timeout=2)
        except requests.RequestException:
            pass
        time.sleep(10)


def every_minute(url):
    while True:
        try:
            requests.get(url, timeout=2)
        except requests.RequestException as error:
            print(error)
        time.sleep(60)
