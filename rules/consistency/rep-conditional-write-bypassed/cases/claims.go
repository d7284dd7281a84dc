package shop

import "github.com/gocql/gocql"

func claim(session *gocql.Session, id, owner string) (bool, error) {
	return session.Query(`INSERT INTO claims (id, owner) VALUES (?, ?) IF NOT EXISTS`, id, owner).ScanCAS()
}

func hand(session *gocql.Session, id, owner string) error {
	return session.Query(`UPDATE claims SET owner = ? WHERE id = ?`, owner, id).Exec() // expect: rep-conditional-write-bypassed
}

func handSafely(session *gocql.Session, id, from, to string) (bool, error) {
	return session.Query(`UPDATE claims SET owner = ? WHERE id = ? IF owner = ?`, to, id, from).ScanCAS()
}
