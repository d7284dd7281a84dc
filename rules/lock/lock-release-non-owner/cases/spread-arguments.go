package main

import "github.com/gomodule/redigo/redis"

func acquire(conn redis.Conn, key, owner string, seconds int64) error {
	args := []any{key, owner, "NX", "EX", seconds}
	_, err := conn.Do("SET", args...)
	return err
}

// Asking first and deleting then are two commands.
func release(conn redis.Conn, key, owner string) error {
	holder, err := redis.String(conn.Do("GET", key)) // expect: deadline-absent-db
	if err != nil || holder != owner {
		return err
	}
	_, err = conn.Do("DEL", key) // expect: lock-release-non-owner
	return err
}

func added(conn redis.Conn, key, owner string, more ...any) error {
	args := []any{key, owner}
	args = append(args, more...)
	_, err := conn.Do("SET", args...)
	return err
}
