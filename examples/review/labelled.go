package main

import "golang.org/x/text/language"

// Labelled is a value that has a stable name and a label for people.
type Labelled interface {
	String() string
	Label(language.Tag) string
	MarshalText() ([]byte, error)
}
