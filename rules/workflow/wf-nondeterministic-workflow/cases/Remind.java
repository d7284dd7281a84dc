package flows;

import io.temporal.activity.ActivityInterface;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.UUID;
import org.slf4j.Logger;

@WorkflowInterface
interface Remind {
    @WorkflowMethod
    long wait(long day);
}

class RemindImpl implements Remind {
    public long wait(long day) { // expect: wf-nondeterministic-workflow
        return System.currentTimeMillis() > day ? 0 : day;
    }
}

@WorkflowInterface
interface Collect {
    @WorkflowMethod
    String run(long day);
}

class CollectImpl implements Collect {
    private final UUID id = UUID.randomUUID();

    public String run(long day) { // expect: wf-nondeterministic-workflow
        return id.toString();
    }
}

@WorkflowInterface
interface Tell {
    @WorkflowMethod
    void run(long day);
}

class TellImpl implements Tell {
    private static final Logger LOG = Workflow.getLogger(TellImpl.class);
    private static final String NAME = UUID.randomUUID().toString();

    // What only a line of a log says decides nothing.
    public void run(long day) {
        LOG.info("waited {}", System.currentTimeMillis() - day);
        Workflow.sleep(day);
    }
}

@ActivityInterface
interface Mail {
    void send(String to);
}

// It runs in a worker, once.
class MailImpl implements Mail {
    public void send(String to) {
        System.out.println(to + System.nanoTime());
    }
}

@WorkflowInterface
interface Greet {
    @WorkflowMethod
    void run(String who);
}

class GreetImpl implements Greet {
    private final Mail mail = Workflow.newActivityStub(Mail.class);

    public void run(String who) {
        mail.send(who);
    }
}
