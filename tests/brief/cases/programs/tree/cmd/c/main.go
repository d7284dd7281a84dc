package main

import (
	"example.com/container"

	"example.com/gm/internal/audit"
)

func main() { container.Run(audit.Audit{}) }
