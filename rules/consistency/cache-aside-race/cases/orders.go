package orders

import (
	"context"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"
	"gorm.io/gorm"
)

type Order struct {
	ID    string
	State string
}

type store struct {
	db    *gorm.DB
	cache *redis.Client
}

func (s *store) find(ctx context.Context, id string) (string, error) {
	key := fmt.Sprintf("order:%s", id)
	if found, err := s.cache.Get(ctx, key).Result(); err == nil {
		return found, nil
	}
	var order Order
	if err := s.db.WithContext(ctx).First(&order, "id = ?", id).Error; err != nil {
		return "", err
	}
	s.cache.Set(ctx, key, order.State, time.Hour)
	return order.State, nil
}

func (s *store) close(ctx context.Context, id string) error {
	return s.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		if err := tx.Model(&Order{}).Where("id = ?", id).Update("state", "closed").Error; err != nil {
			return err
		}
		return s.cache.Del(ctx, fmt.Sprintf("order:%s", id)).Err() // expect: cache-aside-race
	})
}

func (s *store) closeAndForget(ctx context.Context, id string) error {
	err := s.db.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		return tx.Model(&Order{}).Where("id = ?", id).Update("state", "closed").Error
	})
	if err != nil {
		return err
	}
	return s.cache.Del(ctx, fmt.Sprintf("order:%s", id)).Err()
}
