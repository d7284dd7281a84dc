import time

from kubernetes.leaderelection import electionconfig, leaderelection


# The loss is stored where the work looks.
class Sweeper:
    def __init__(self):
        self.leads = False

    def sweep(self):
        self.leads = True
        while True:
            if self.leads:
                remove_one()
            time.sleep(60)

    def lost(self):
        self.leads = False

    def run(self, lock):
        config = electionconfig.Config(lock, lease_duration=17, renew_deadline=15, retry_period=5,
                                       onstarted_leading=self.sweep, onstopped_leading=self.lost)
        leaderelection.LeaderElection(config).run()
