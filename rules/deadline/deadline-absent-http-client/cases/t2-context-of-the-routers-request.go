package prices

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

func today(c echo.Context) error {
	req, err := http.NewRequestWithContext(c.Request().Context(), http.MethodGet, "http://prices/today", nil)
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req) // answer: deadline inherited
	return err
}

func tomorrow(c echo.Context) error {
	req, err := http.NewRequest(http.MethodGet, "http://prices/tomorrow", nil)
	if err != nil {
		return err
	}
	_, err = http.DefaultClient.Do(req) // expect: deadline-absent-http-client
	return err
}
