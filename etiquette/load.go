package etiquette

import (
	"errors"
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
// the order of their names; without patterns, in all files "*.json". The name of a file is that of its pack and ".json". A
// pattern that matches no file is refused; all faults of all files are reported at
// once.
func LoadPacks(fsys fs.FS, patterns ...string) ([]Pack, error) {
	if len(patterns) == 0 {
		patterns = []string{"*.json"}
	}
	var packs []Pack
	var all []error
	for _, pattern := range patterns {
		files, err := fs.Glob(fsys, pattern)
		if err == nil && len(files) == 0 {
			err = &PackError{Pack: pattern, Reason: "no file matches"}
		}
		all = append(all, err)
		for _, file := range files {
			pack, err := loadPack(fsys, file)
			packs, all = append(packs, pack), append(all, err)
		}
	}
	if err := errors.Join(all...); err != nil {
		return nil, err
	}
	return packs, nil
}

func loadPack(fsys fs.FS, file string) (Pack, error) {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return Pack{}, err
	}
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
	if err := strict.Decode(data, &pack); err != nil {
		return Pack{}, &PackError{Pack: file, Reason: err.Error()}
	}
	return pack, nil
}
