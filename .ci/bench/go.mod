module github.com/servicequality/servicequality/bench

go 1.26.0

require (
	github.com/rickar/cal/v2 v2.1.13
	github.com/servicequality/servicequality v0.0.0
)

require golang.org/x/text v0.43.0 // indirect

replace github.com/servicequality/servicequality => ../..
