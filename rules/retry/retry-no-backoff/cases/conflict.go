package conflict

import (
	"context"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/util/retry"
)

func scale(client kubernetes.Interface, name string, n int32) error {
	return retry.RetryOnConflict(retry.DefaultRetry, func() error {
		d, err := client.AppsV1().Deployments("shop").Get(context.TODO(), name, metav1.GetOptions{})
		if err != nil {
			return err
		}
		d.Spec.Replicas = &n
		_, err = client.AppsV1().Deployments("shop").Update(context.TODO(), d, metav1.UpdateOptions{})
		return err
	})
}
