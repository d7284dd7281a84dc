// After the end of a program's context the last things are done in a new one, which is right as long as it ends by itself.
package prices

import (
	"context"
	"net/http"
	"time"
)

func serve(ctx context.Context, server *http.Server) error {
	go func() {
		_ = server.ListenAndServe()
	}()
	<-ctx.Done()
	last, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(last, http.MethodDelete, "http://registry/me", nil)
	if err != nil {
		return err
	}
	if _, err := http.DefaultClient.Do(request); err != nil { // answer: deadline bounded 10s
		return err
	}
	return server.Shutdown(last)
}
