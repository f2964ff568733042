module github.com/servicequality/servicequality/bench

go 1.26.0

replace github.com/servicequality/servicequality => ../..

require (
	github.com/BobuSumisu/aho-corasick v1.0.3
	github.com/cloudflare/ahocorasick v0.0.0-20240916140611-054963ec9396
	github.com/petar-dambovaliev/aho-corasick v0.0.0-20250424160509-463d218d4745
	github.com/rickar/cal/v2 v2.1.13
	github.com/servicequality/servicequality v0.0.0
)

require golang.org/x/text v0.43.0
