module github.com/servicequality/servicequality/examples/holidays/feeds

go 1.26.0

require (
	github.com/arran4/golang-ical v0.3.4
	github.com/rickar/cal/v2 v2.1.13
)

require (
	github.com/google/go-cmp v0.7.0
	github.com/servicequality/servicequality v0.0.0
)

replace github.com/servicequality/servicequality => ../../..
