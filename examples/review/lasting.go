package main

import "time"

// Lasting is a length of time, written as "1h30m0s".
type Lasting time.Duration

// String gives whole seconds.
func (d Lasting) String() string { return time.Duration(d).Round(time.Second).String() }

// MarshalText gives the same, for JSON.
func (d Lasting) MarshalText() ([]byte, error) { return []byte(d.String()), nil }
