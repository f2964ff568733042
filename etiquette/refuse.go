package etiquette

import (
	"fmt"
	"strings"
)

// PackError is one fault of a pack. [ParsePack], [LoadPacks] and [New] report all
// faults at once, joined; errors.As finds the first.
type PackError struct {
	Pack   string // the name of the pack, or of its file where it could not be read
	Path   string // the place in it: "rules[3] zh.belittle.child: phrases[0]"; "" for the whole
	Reason string // what was got and what would be right
}

// Error names pack, place and reason.
func (e *PackError) Error() string {
	if e.Path == "" {
		return fmt.Sprintf("etiquette: pack %q: %s", e.Pack, e.Reason)
	}
	return fmt.Sprintf("etiquette: pack %q: %s: %s", e.Pack, e.Path, e.Reason)
}

// faults gathers what is wrong with packs.
type faults struct{ all []error }

func (f *faults) add(pack, path, format string, args ...any) {
	f.all = append(f.all, &PackError{Pack: pack, Path: path, Reason: fmt.Sprintf(format, args...)})
}

// quoted lists names for a reason.
func quoted(names []string) string { return `"` + strings.Join(names, `", "`) + `"` }
