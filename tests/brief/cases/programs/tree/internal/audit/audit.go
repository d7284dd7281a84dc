package audit

import "net/http"

type Checker interface{ Check() }

type Audit struct{}

func (a Audit) Check() { http.Get("http://audit/check") }
