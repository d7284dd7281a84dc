package main

import (
	"net/http"

	"github.com/spf13/cobra"
)

// A person at a terminal waits: a warning, and no error.
func command() *cobra.Command {
	return &cobra.Command{Use: "latest", RunE: latest}
}

func latest(cmd *cobra.Command, args []string) error {
	_, err := http.Get("https://releases.example/latest") // expect: deadline-absent-http-client
	return err
}
