module github.com/servicequality/servicequality/bench

go 1.26.0
