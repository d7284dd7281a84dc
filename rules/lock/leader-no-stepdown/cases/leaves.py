import os
import time

from kubernetes.leaderelection import electionconfig, leaderelection


def sweep():
    while True:
        remove_one()
        time.sleep(60)


def lost():
    print("lost the lease")
    os._exit(1)


# The process ends with the lease.
def main(lock):
    config = electionconfig.Config(lock, lease_duration=17, renew_deadline=15, retry_period=5,
                                   onstarted_leading=sweep, onstopped_leading=lost)
    leaderelection.LeaderElection(config).run()
