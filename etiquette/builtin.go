package etiquette

import (
	"archive/zip"
	_ "embed"
	"io/fs"
	"strings"
)

// packArchive holds the files of the directory packs, so that they weigh a third in a
// binary. After a change there, write it anew:
//
//	go test ./etiquette -run PackArchive -update-packs
//
//go:embed packs.zip
var packArchive string

// BuiltIn gives the files of the built-in packs, for [LoadPacks]:
//
//	packs, err := etiquette.LoadPacks(etiquette.BuiltIn())
//
// [New] without packs takes all of them. A pattern chooses languages: "zh.json" Chinese in both scripts, "en.json" English.
func BuiltIn() fs.FS {
	files, err := zip.NewReader(strings.NewReader(packArchive), int64(len(packArchive)))
	if err != nil {
		return &zip.Reader{}
	}
	return files
}
