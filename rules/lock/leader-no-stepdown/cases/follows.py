import os
import time

from kubernetes.leaderelection import electionconfig, leaderelection


def sweep():
    while True:
        remove_one()
        time.sleep(60)


def lost():
    print("lost the lease")


# The process ends when the election is over.
def main(lock):
    config = electionconfig.Config(lock, lease_duration=17, renew_deadline=15, retry_period=5,
                                   onstarted_leading=sweep, onstopped_leading=lost)
    leaderelection.LeaderElection(config).run()
    os._exit(1)
