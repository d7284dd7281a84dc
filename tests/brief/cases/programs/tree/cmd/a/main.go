package main

import "example.com/gm/internal/web"

func main() { web.Serve() }
