package db

import "net/http"

type Loader struct{ client *http.Client }

func (l Loader) Load() { l.client.Get("http://stock/x") }
