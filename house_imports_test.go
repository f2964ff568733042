package servicequality_test

import (
	"path"
	"slices"
	"strings"
	"testing"
)

// What may be compiled into a program that imports a package of ours, beyond
// the standard library. CONTRIBUTING.md gives the reason for each.
var (
	allowed = []string{
		"golang.org/x/text",
		"github.com/shopspring/decimal",
	}
	allowedIn = map[string][]string{
		"satisfaction/analysis": {"gonum.org/v1/gonum"},
	}
	allowedInTests = []string{
		"github.com/google/go-cmp",
		"pgregory.net/rapid",
	}
	// A front room imports none of its side rooms, but for this one.
	sideRoomOfFront = map[string]string{"etiquette": "etiquette/phrase"}
)

var five = []string{"satisfaction", "complaint", "etiquette", "sla", "customer"}

func TestHouseHasTheFivePackages(t *testing.T) {
	var fronts []string
	for _, r := range rooms(t) {
		if r.public() && r.name == r.front() {
			fronts = append(fronts, r.name)
		}
	}
	want := slices.Sorted(slices.Values(five))
	if !slices.Equal(fronts, want) {
		t.Errorf("top-level packages are %v, want %v: move a new package into the one it serves, or into examples/", fronts, want)
	}
}

// A service takes one package and gets one: packages never import each other,
// side rooms import only their front room, and internal/ imports no package.
func TestHousePackagesDoNotImportEachOther(t *testing.T) {
	for _, r := range rooms(t) {
		for _, imp := range r.imports {
			if to, ok := ours(imp); ok && !mayImport(r, to) {
				t.Errorf("%s imports %s: let the caller pass what is needed as a plain value, or a one-method interface declared in %s", r.name, to, r.name)
			}
		}
		for _, imp := range r.inTests {
			if r.name == "." {
				break // the root tells how the five work together
			}
			if to, ok := ours(imp); ok && to != r.name && !mayImport(r, to) && !strings.HasPrefix(to, "internal/") {
				t.Errorf("a test of %s imports %s: a test of how packages work together belongs in examples/", r.name, to)
			}
		}
	}
}

// ours is the room that an import path names.
func ours(imp string) (string, bool) { return strings.CutPrefix(imp, module+"/") }

func mayImport(from *room, to string) bool {
	switch {
	case strings.HasPrefix(to, "internal/"):
		return from.public() && !strings.HasSuffix(to, "test") || from.front() == "internal"
	case strings.HasPrefix(to, from.front()+"/internal/"):
		return true
	case from.name == from.front():
		return sideRoomOfFront[from.name] == to
	}
	return to == from.front()
}

// Nothing beyond the allowed requirements is compiled into a program by any
// package, directly or through others.
func TestHouseRequiresOnlyWhatIsAllowed(t *testing.T) {
	for _, r := range rooms(t) {
		allowed := append(slices.Clone(allowed), allowedIn[r.name]...)
		if !r.library() {
			allowed = append(allowed, allowedInTests...)
		}
		for _, dep := range dependencies(t, path.Join(module, r.name)) {
			if !slices.Contains(allowed, dep) {
				t.Errorf("%s compiles %s into its users' programs: do without, move the code into a nested module under examples/, or allow it in house_imports_test.go with a reason in CONTRIBUTING.md", r.name, dep)
			}
		}
		for _, imp := range r.inTests {
			allowed := append(slices.Clone(allowed), allowedInTests...)
			if m := moduleOf(t, imp); m != "" && !slices.Contains(allowed, m) {
				t.Errorf("a test of %s imports %s: tests use the standard library, go-cmp and rapid", r.name, imp)
			}
		}
	}
}

// dependencies lists the other modules whose code the package compiles in.
func dependencies(t *testing.T, pkg string) []string {
	h, err := house()
	if err != nil {
		t.Fatal(err)
	}
	var modules []string
	for _, dep := range h.list[pkg].Deps {
		if m := h.list[dep].Module; m != nil && m.Path != module {
			modules = append(modules, m.Path)
		}
	}
	slices.Sort(modules)
	return slices.Compact(modules)
}

// moduleOf names the module of a package, "" for the standard library and ours.
func moduleOf(t *testing.T, pkg string) string {
	h, err := house()
	if err != nil {
		t.Fatal(err)
	}
	if h.list[pkg] == nil {
		if err := h.goList(pkg); err != nil {
			t.Fatal(err)
		}
	}
	if m := h.list[pkg].Module; m != nil && m.Path != module {
		return m.Path
	}
	return ""
}
