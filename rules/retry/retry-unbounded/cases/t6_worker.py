import time

import requests


def work(url):
    while True:
        try:
            job = requests.get(url, timeout=2).json()
            print(job)
        except requests.RequestException:
            time.sleep(1)
