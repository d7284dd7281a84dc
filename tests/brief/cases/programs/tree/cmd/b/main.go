package main

import (
	"net/http"

	"example.com/gm/internal/db"
)

func main() { db.Loader{http.DefaultClient}.Load() }
