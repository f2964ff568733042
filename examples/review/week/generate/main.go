// Generate writes the embedded week: the records of Brightwell, an invented maker
// of pumps and water heaters with desks in Shanghai and London, from Monday 27
// April to Sunday 3 May 2026, with a holiday in it. No customer of it exists. The
// same seed gives the same files everywhere.
//
//	go run ./examples/review/week/generate -o examples/review/week
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

func run(args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	flags.SetOutput(stderr)
	dir := flags.String("o", ".", "folder to write the files to")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	files, err := files()
	for _, f := range files {
		if err == nil {
			err = os.WriteFile(filepath.Join(*dir, f.name), f.data, 0o644)
		}
	}
	if err != nil {
		fmt.Fprintln(stderr, "generate:", err)
		return 1
	}
	return 0
}
