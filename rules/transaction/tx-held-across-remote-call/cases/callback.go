package orders

import (
	"net/http"
	"time"

	"gorm.io/gorm"
)

var client = &http.Client{Timeout: 2 * time.Second}

type Order struct{ ID string }

func place(db *gorm.DB, order *Order) error {
	return db.Transaction(func(tx *gorm.DB) error { // expect: tx-held-across-remote-call
		if err := tx.Create(order).Error; err != nil {
			return err
		}
		_, err := client.Post("https://pay/charges", "application/json", nil)
		return err
	})
}
