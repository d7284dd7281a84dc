package main

import "net/http"

func show(w http.ResponseWriter, all ...*http.Response) {}
