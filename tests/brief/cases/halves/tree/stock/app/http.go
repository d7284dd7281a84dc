package app

import "net/http"

type Http struct{}

func (h Http) Left(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }

func (h Http) Fill(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) }
