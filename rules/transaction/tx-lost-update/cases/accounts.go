package main

import (
	"net/http"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

type Account struct {
	ID      int
	Balance int
}

type api struct{ db *gorm.DB }

func (a *api) withdraw(w http.ResponseWriter, r *http.Request) {
	var account Account
	a.db.WithContext(r.Context()).First(&account, 1)
	account.Balance -= 10
	a.db.WithContext(r.Context()).Save(&account) // expect: tx-lost-update
}

func (a *api) withdrawLocked(w http.ResponseWriter, r *http.Request) {
	var account Account
	a.db.WithContext(r.Context()).Clauses(clause.Locking{Strength: "UPDATE"}).First(&account, 1)
	account.Balance -= 10
	a.db.WithContext(r.Context()).Save(&account)
}

func routes(a *api) {
	http.HandleFunc("/withdraw", a.withdraw) // expect: deadline-absent-at-entry
	http.HandleFunc("/withdraw-locked", a.withdrawLocked)
}
