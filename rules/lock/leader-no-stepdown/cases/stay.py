import logging
import time

from kubernetes.leaderelection import electionconfig, leaderelection


def sweep():
    while True:
        remove_one()
        time.sleep(60)


def lost():
    logging.warning("lost the lease")


# The thread of the work is no daemon: it outlives even the main thread.
def main(lock):
    config = electionconfig.Config(lock, lease_duration=17, renew_deadline=15, retry_period=5,
                                   onstarted_leading=sweep, onstopped_leading=lost)
    leaderelection.LeaderElection(config).run()  # expect: leader-no-stepdown
    print("no longer the leader")
