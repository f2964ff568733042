package strict

import (
	"errors"
	"io/fs"
)

// Files reads all files of fsys whose names match one of the patterns, in the notation
// of path.Match: pattern by pattern, the files of each in the order of their names;
// without patterns, all "*.json". What none gives for a pattern that no file matches,
// and all faults of all files, are reported at once.
func Files[T any](fsys fs.FS, patterns []string, read func(file string, data []byte) (T, error), none func(pattern string) error) ([]T, error) {
	if len(patterns) == 0 {
		patterns = []string{"*.json"}
	}
	var list []T
	var all []error
	for _, pattern := range patterns {
		files, err := fs.Glob(fsys, pattern)
		if err == nil && len(files) == 0 {
			err = none(pattern)
		}
		all = append(all, err)
		for _, file := range files {
			data, err := fs.ReadFile(fsys, file)
			var v T
			if err == nil {
				v, err = read(file, data)
			}
			list, all = append(list, v), append(all, err)
		}
	}
	if err := errors.Join(all...); err != nil {
		return nil, err
	}
	return list, nil
}
