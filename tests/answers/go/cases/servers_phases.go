// A limit for the whole reading is one for the headers too.
package prices

import (
	"net/http"
	"time"
)

func servers(handler http.Handler) {
	_ = (&http.Server{Handler: handler, ReadTimeout: 5 * time.Second}).ListenAndServe()
	_ = (&http.Server{Handler: handler, ReadHeaderTimeout: 5 * time.Second}).ListenAndServe()
	_ = (&http.Server{Handler: handler, WriteTimeout: 5 * time.Second}).ListenAndServe() // expect: deadline-absent-server
}
