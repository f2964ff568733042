package servicequality_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// The house_*_test.go files keep the house: what may import what, what must be
// documented and proved, what library code may never do. Each failure says what
// is wrong, where, and how to mend it. CONTRIBUTING.md tells the reasons.

const module = "github.com/servicequality/servicequality"

var update = flag.Bool("update", false, "write the exported API of each package to its testdata/api.txt")

// room is one package of the library: the five, their side rooms and internal/.
type room struct {
	name    string // folder below the root, "sla/report"
	dir     string
	pkg     *types.Package
	info    *types.Info
	files   []*ast.File // what is compiled into a program, with comments
	tests   []*ast.File // the _test.go files
	imports []string
	inTests []string // imports of the tests only
}

// front is the one of the five packages that the room belongs to.
func (r *room) front() string {
	front, _, _ := strings.Cut(r.name, "/")
	return front
}

// library reports whether the room's code runs in the programs of its users: what
// only tests import may do what tests do, and a generator is a program.
func (r *room) library() bool { return !strings.HasSuffix(r.name, "test") && r.pkg.Name() != "main" }

// public reports whether users can import the room.
func (r *room) public() bool { return !strings.Contains("/"+r.name+"/", "/internal/") && r.name != "." }

// house is the whole library, type-checked once for all tests.
var house = sync.OnceValues(readHouse)

// rooms gives the house or ends the test.
func rooms(t *testing.T) []*room {
	t.Helper()
	h, err := house()
	if err != nil {
		t.Fatalf("the library does not build, mend that first: %v", err)
	}
	return h.rooms
}

type building struct {
	fset  *token.FileSet
	rooms []*room
	list  map[string]*listed // by import path, with all dependencies
	types types.Importer
}

// listed is what the go command says of one package.
type listed struct {
	ImportPath, Dir, Export            string
	Module                             *struct{ Path string }
	GoFiles, TestGoFiles, XTestGoFiles []string
	Imports, TestImports, XTestImports []string
	Deps                               []string
}

func readHouse() (*building, error) {
	dirs, err := libraryFolders()
	if err != nil {
		return nil, err
	}
	h := &building{fset: token.NewFileSet(), list: map[string]*listed{}}
	if err := h.goList(append([]string{"-deps"}, dirs...)...); err != nil {
		return nil, err
	}
	h.types = importer.ForCompiler(h.fset, "gc", func(p string) (io.ReadCloser, error) {
		if h.list[p] == nil {
			if err := h.goList(p); err != nil {
				return nil, err
			}
		}
		return os.Open(h.list[p].Export)
	})
	for _, dir := range dirs {
		r, err := h.readRoom(strings.TrimPrefix(dir, "./"))
		if err != nil {
			return nil, err
		}
		h.rooms = append(h.rooms, r)
	}
	return h, nil
}

// libraryFolders lists the folders with Go code below the root, but for the
// examples and nested modules. It looks itself, and does not ask the go command,
// so that a cached test result is dropped when a folder comes or goes.
func libraryFolders() ([]string, error) {
	var dirs []string
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || !d.IsDir():
			return err
		case p == "examples" || d.Name() == "testdata" || p != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		}
		if files, _ := filepath.Glob(filepath.Join(p, "go.mod")); len(files) > 0 && p != "." {
			return fs.SkipDir
		}
		entries, err := os.ReadDir(p)
		if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return strings.HasSuffix(e.Name(), ".go") }) {
			dirs = append(dirs, "./"+filepath.ToSlash(p))
		}
		return err
	})
	return dirs, err
}

// goList asks the go command about packages and where their compiled types are.
func (h *building) goList(args ...string) error {
	cmd := exec.Command("go", append([]string{"list", "-export", "-json"}, args...)...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%w\n%s", err, &stderr)
	}
	for dec := json.NewDecoder(&stdout); dec.More(); {
		var l listed
		if err := dec.Decode(&l); err != nil {
			return err
		}
		h.list[l.ImportPath] = &l
	}
	return nil
}

func (h *building) readRoom(name string) (*room, error) {
	l := h.list[path.Join(module, name)]
	r := &room{name: name, dir: l.Dir, imports: l.Imports, inTests: append(l.TestImports, l.XTestImports...)}
	var err error
	if r.files, err = h.parse(l.Dir, l.GoFiles); err != nil {
		return nil, err
	}
	if r.tests, err = h.parse(l.Dir, append(l.TestGoFiles, l.XTestGoFiles...)); err != nil {
		return nil, err
	}
	r.info = &types.Info{
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
		Types:      map[ast.Expr]types.TypeAndValue{},
	}
	conf := types.Config{Importer: h.types}
	r.pkg, err = conf.Check(l.ImportPath, h.fset, r.files, r.info)
	return r, err
}

func (h *building) parse(dir string, names []string) ([]*ast.File, error) {
	var files []*ast.File
	for _, name := range names {
		f, err := parser.ParseFile(h.fset, filepath.Join(dir, name), nil, parser.ParseComments)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

// at says where a node is, from the root of the house.
func at(pos token.Pos) string {
	h, _ := house()
	p := h.fset.Position(pos)
	if wd, err := os.Getwd(); err == nil {
		if rel, err := filepath.Rel(wd, p.Filename); err == nil {
			p.Filename = filepath.ToSlash(rel)
		}
	}
	p.Column = 0
	return p.String()
}
