package flows;

import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

@WorkflowInterface
interface Remind {
    @WorkflowMethod
    long wait(long day);
}

class RemindImpl implements Remind {
    public long wait(long day) {
        return System.currentTimeMillis() > day ? 0 : day; // miss: wf-nondeterministic-workflow the annotation stands on the interface
    }
}
