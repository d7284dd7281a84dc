package reminders

import (
	"context"
	"net/http"
	"strings"
	"time"

	"gorm.io/gorm"
)

type Reminder struct {
	ID      uint
	Address string
	Sent    bool
}

type Sender struct {
	db     *gorm.DB
	client *http.Client
}

func NewSender(db *gorm.DB) *Sender {
	return &Sender{db: db, client: &http.Client{Timeout: 2 * time.Second}}
}

func (s *Sender) AllAtTheEnd(ctx context.Context) error {
	var pending []Reminder
	if err := s.db.WithContext(ctx).Where("sent = ?", false).Find(&pending).Error; err != nil {
		return err
	}
	for _, r := range pending {
		if _, err := s.client.Post("https://mail.example/messages", "text/plain", strings.NewReader(r.Address)); err != nil { // expect: idem-batch-mark-after-loop
			return err
		}
	}
	return s.db.WithContext(ctx).Model(&pending).Update("sent", true).Error
}

func (s *Sender) Each(ctx context.Context) error {
	var pending []Reminder
	if err := s.db.WithContext(ctx).Where("sent = ?", false).Find(&pending).Error; err != nil {
		return err
	}
	for _, r := range pending {
		if _, err := s.client.Post("https://mail.example/messages", "text/plain", strings.NewReader(r.Address)); err != nil {
			return err
		}
		if err := s.db.WithContext(ctx).Model(&r).Update("sent", true).Error; err != nil {
			return err
		}
	}
	return nil
}
