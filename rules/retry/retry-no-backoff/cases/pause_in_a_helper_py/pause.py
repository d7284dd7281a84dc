import random
import time


def pause(attempt):
    time.sleep(random.uniform(0, 0.1 * 2**attempt))
