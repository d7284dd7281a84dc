package p
import ( h "net/http"; "context"; "time" )
type C[T any] struct { *h.Client; m map[string][]chan<- T `json:"m"` }
const ( a = iota << 2; b; d = 5 * time.Second )
func (c *C[T]) Do(ctx context.Context, xs ...T) (r *h.Response, err error) {
	ctx, cancel := context.WithTimeout(ctx, d); defer cancel()
	for i := range xs { select { case <-ctx.Done(): return nil, ctx.Err(); case x, ok := <-c.m["k"][i]: if !ok { break }; _ = x; default: } }
	for { if r, err = c.Get("http://x/" + `raw`); err == nil { return }; time.Sleep(1 << a * time.Millisecond) }
	go func() { recover(); switch v := any(c).(type) { case nil: fallthrough; case interface{ F() }: v.F() } }()
	return &h.Response{StatusCode: 0x1F, Header: map[string][]string{"a": {"b"}}}, nil
}
