// Functions of other modules, generic ones, and a request that carries the context are no calls to anybody: only what waits is reported.
package prices

import (
	"net/http"

	"github.com/go-chi/chi/v5"
)

func mapped[T, U any](all []T, change func(T) U) []U {
	var out []U
	for _, one := range all {
		out = append(out, change(one))
	}
	return out
}

func names(w http.ResponseWriter, r *http.Request) {
	id := chi.URLParam(r, "id")
	for _, name := range mapped([]string{id}, func(name string) string { return name + "!" }) {
		_, _ = w.Write([]byte(name))
	}
}

func forward(w http.ResponseWriter, r *http.Request) {
	request, err := http.NewRequestWithContext(r.Context(), http.MethodGet, "http://stock/1", nil)
	if err != nil {
		return
	}
	_, _ = http.DefaultClient.Do(request) // answer: deadline inherited
}

func routes() http.Handler {
	router := chi.NewRouter()
	router.Get("/names/{id}", names)
	router.Get("/forward", forward) // expect: deadline-absent-at-entry
	return router
}
