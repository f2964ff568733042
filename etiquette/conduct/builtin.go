package conduct

import (
	"embed"
	"io/fs"
)

//go:embed packs/*.json signs/*.json
var files embed.FS

// BuiltIn gives the files of the built-in standards, one for each occasion, for
// [LoadPacks]:
//
//	packs, err := conduct.LoadPacks(conduct.BuiltIn())
//
// A pattern chooses occasions: "telephone.json".
func BuiltIn() fs.FS { return folder("packs") }

// Signs gives the files of the built-in sign packs, for [etiquette.LoadPacks] and
// [NewReader]:
//
//	signs, err := etiquette.LoadPacks(conduct.Signs())
func Signs() fs.FS { return folder("signs") }

func folder(name string) fs.FS {
	sub, err := fs.Sub(files, name)
	if err != nil {
		return files
	}
	return sub
}
