package stores

import "database/sql"

func near(path string) error {
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		return err
	}
	_, err = db.Exec("PRAGMA synchronous=OFF") // answer: deadline bounded 5s
	return err
}

func far() error {
	db, err := sql.Open("mysql", "root@tcp(db:3306)/names")
	if err != nil {
		return err
	}
	// expect: deadline-absent-db
	_, err = db.Exec("DELETE FROM names WHERE old = 1") // answer: deadline unbounded
	return err
}
