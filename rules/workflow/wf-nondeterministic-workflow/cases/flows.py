import random
from datetime import datetime

from temporalio import activity, workflow


@workflow.defn
class Remind:
    @workflow.run  # expect: wf-nondeterministic-workflow
    async def run(self, day):
        if datetime.now() > day:
            return None
        return random.random()


@workflow.defn
class Fine:
    @workflow.run
    async def run(self, day):
        if workflow.now() > day:
            return None
        return workflow.random().random()


@activity.defn
async def ship(day):
    return datetime.now() > day
