package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
)

// progressFlag is whether to say how far it is; not set, it depends.
type progressFlag struct{ set, on bool }

func (p *progressFlag) String() string { return strconv.FormatBool(p.on) }

// IsBoolFlag lets -progress stand alone.
func (p *progressFlag) IsBoolFlag() bool { return true }

// Set reads true or false.
func (p *progressFlag) Set(s string) (err error) {
	p.set = true
	p.on, err = strconv.ParseBool(s)
	return err
}

// longInput is the number of tickets from which people want to know how far it is.
const longInput = 5000

// of gives the progress of so many steps.
func (p *progressFlag) of(stderr io.Writer, steps int) *progress {
	if p.set && p.on || !p.set && steps >= longInput && terminal(stderr) {
		return &progress{w: stderr, steps: steps}
	}
	return &progress{}
}

func terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// progress writes one line again and again, a hundred times in all. The zero
// progress says nothing.
type progress struct {
	w           io.Writer
	steps, done int
}

func (p *progress) step() {
	p.done++
	if p.w != nil && percentOf(p.done, p.steps) != percentOf(p.done-1, p.steps) {
		fmt.Fprintf(p.w, "\r%d %% of %d tickets", percentOf(p.done, p.steps), p.steps)
	}
}

func (p *progress) end() {
	if p.w != nil {
		fmt.Fprintln(p.w)
	}
}
