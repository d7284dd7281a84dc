package shop

import (
	"net/http"
	"time"
)

const patience = 2 * time.Second

type Shop struct{ client *http.Client }

func New() *Shop { return &Shop{client: &http.Client{Timeout: patience}} }
