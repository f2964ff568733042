package main

import (
	"io"

	"golang.org/x/text/language"
)

// document is what a report says, for a terminal and for a page alike.
type document struct {
	language        language.Tag
	title, subtitle string
	words           pageWords
	findings        []finding
	chapters        []chapter
}

// pageWords are the words that a writer needs.
type pageWords struct {
	findings, mend string
	touched        func(customers int) string
}

// finding is something to mend, with what led to it.
type finding struct {
	Title    string   `json:"title"`
	Evidence []string `json:"evidence"`
	Mend     string   `json:"mend"`
	Touched  int      `json:"touched"` // customers
}

// chapter is one part of the report.
type chapter struct {
	title  string
	lead   string
	chart  func(io.Writer) error // an SVG drawing for pages; a terminal has the table
	tables []table
	notes  []string
}

// table has columns; an empty one is not shown.
type table struct {
	title   string
	columns []column
	rows    [][]cell
}

type column struct {
	title string
	right bool // numbers
}

// cell is a text, or a bar where of is not 0.
type cell struct {
	text  string
	n, of int64
}

func text(s string) cell { return cell{text: s} }

func bar(n, of int64) cell { return cell{n: n, of: max(of, 1)} }
