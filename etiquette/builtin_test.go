package etiquette_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"io/fs"
	"os"
	"testing"

	"github.com/servicequality/servicequality/etiquette"
)

var updatePacks = flag.Bool("update-packs", false, "write packs.zip anew from the directory packs")

// The archive is what users get and the directory is what people edit: both hold the
// same, and the archive stays small.
func TestPackArchiveHoldsTheDirectory(t *testing.T) {
	const most = 600 << 10 // bytes in a binary
	files := os.DirFS("packs")
	if *updatePacks {
		writeArchive(t, files)
		return // what was written is in the next build
	}
	info, err := os.Stat("packs.zip")
	if err != nil || info.Size() > most {
		t.Fatalf("got %v, %v, want at most %d bytes", info, err, most)
	}
	want, got := names(t, files), names(t, etiquette.BuiltIn())
	if len(want) == 0 || len(want) != len(got) {
		t.Fatalf("the archive has %q, the directory %q", got, want)
	}
	for _, name := range want {
		x, errX := fs.ReadFile(files, name)
		y, errY := fs.ReadFile(etiquette.BuiltIn(), name)
		if errX != nil || errY != nil || !bytes.Equal(x, y) {
			t.Errorf("%s differs in packs.zip (%v, %v): run go test ./etiquette -run PackArchive -update-packs, and then the tests", name, errX, errY)
		}
	}
}

func names(t *testing.T, files fs.FS) []string {
	t.Helper()
	all, err := fs.Glob(files, "*.json")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func writeArchive(t *testing.T, files fs.FS) {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names(t, files) {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		to, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("packs.zip", b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
