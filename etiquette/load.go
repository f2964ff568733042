package etiquette

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/servicequality/servicequality/internal/strict"
)

// MaxPackSize is the greatest size of a pack's JSON, in bytes.
const MaxPackSize = 8 << 20

// ParsePack reads one pack from JSON, in UTF-8. Unknown fields, a field given twice,
// unknown names of enums and anything behind the object are refused with a
// [*PackError]. Whether the rules make sense is for [New] to say.
func ParsePack(data []byte) (Pack, error) { return parsePack("", data) }

// LoadPacks reads the packs in all files of fsys whose names match one of the
// patterns, in the notation of path.Match, pattern by pattern, the files of each in
// the order of their names; without patterns, in all files "*.json". The name of a
// file is that of its pack and ".json". A pattern that matches no file is refused; all
// faults of all files are reported at once.
func LoadPacks(fsys fs.FS, patterns ...string) ([]Pack, error) {
	return strict.Files(fsys, patterns, loadPack, func(pattern string) error {
		return &PackError{Pack: pattern, Reason: "no file matches"}
	})
}

func loadPack(file string, data []byte) (Pack, error) {
	pack, err := parsePack(file, data)
	if want := strings.TrimSuffix(path.Base(file), ".json"); err == nil && pack.Name != want {
		err = &PackError{Pack: file, Path: "name", Reason: fmt.Sprintf("got %q, want %q like the file", pack.Name, want)}
	}
	return pack, err
}

func parsePack(file string, data []byte) (Pack, error) {
	if len(data) > MaxPackSize {
		return Pack{}, &PackError{Pack: file, Reason: fmt.Sprintf("got %d bytes, want at most %d", len(data), MaxPackSize)}
	}
	var pack Pack
	if err := strict.Decode(data, &pack, strict.LowerOrTag); err != nil {
		return Pack{}, &PackError{Pack: file, Reason: err.Error()}
	}
	return pack, nil
}
