package
func ( { if x := { } "open
`raw
