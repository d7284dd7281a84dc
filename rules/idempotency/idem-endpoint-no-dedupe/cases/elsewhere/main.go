package main

import "net/http"

func main() {
	http.HandleFunc("/reserve", (&api{}).reserve) // expect: deadline-absent-at-entry
}
