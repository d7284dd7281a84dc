package flows

import (
	"fmt"
	"math/rand"
	"net/http"
	"time"

	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

var client = &http.Client{Timeout: time.Second}

func Remind(ctx workflow.Context, day time.Time) error {
	if isOver(day) {
		return nil
	}
	return workflow.Sleep(ctx, time.Hour)
}

func isOver(day time.Time) bool { return time.Now().After(day) }

func Charge(ctx workflow.Context, order string) error {
	_, err := client.Get("http://payments/" + order)
	return err
}

func Pick(ctx workflow.Context) (int, error) {
	return rand.Intn(10), nil
}

func Fine(ctx workflow.Context, day time.Time) error {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute})
	if workflow.Now(ctx).After(day) {
		return nil
	}
	return workflow.ExecuteActivity(ctx, Ship, day).Get(ctx, nil)
}

// What only a line of a log says decides nothing.
func Tell(ctx workflow.Context, begun time.Time) error {
	logger := workflow.GetLogger(ctx)
	logger.Info(fmt.Sprintf("waited %s", time.Since(begun).Round(time.Second)))
	return workflow.Sleep(ctx, time.Hour)
}

// Activities run once, and may do what they like.
func Ship(day time.Time) error {
	if time.Now().After(day) {
		return nil
	}
	_, err := client.Get("http://shipping/next")
	return err
}

func start(w worker.Worker) {
	w.RegisterWorkflow(Remind) // expect: wf-nondeterministic-workflow
	w.RegisterWorkflow(Charge) // expect: wf-nondeterministic-workflow
	w.RegisterWorkflow(Pick)   // expect: wf-nondeterministic-workflow
	w.RegisterWorkflow(Fine)
	w.RegisterWorkflow(Tell)
	w.RegisterActivity(Ship)
}
