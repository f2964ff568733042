package etiquette

import (
	"embed"
	"io/fs"
)

//go:embed packs/*.json
var packFiles embed.FS

// BuiltIn gives the files of the built-in packs, for [LoadPacks]:
//
//	packs, err := etiquette.LoadPacks(etiquette.BuiltIn())
//
// [New] without packs takes all of them. A pattern chooses languages: "zh.json" Chinese in both scripts, "en.json" English.
func BuiltIn() fs.FS {
	files, err := fs.Sub(packFiles, "packs")
	if err != nil {
		return packFiles
	}
	return files
}
