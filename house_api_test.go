package servicequality_test

import (
	"fmt"
	"go/types"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What a package exports stands in its testdata/api.txt, one line per name. A
// change of it is a change for every user and must be meant.
func TestHouseExportedAPIIsLocked(t *testing.T) {
	for _, r := range rooms(t) {
		if !r.public() {
			continue
		}
		file := filepath.Join(r.dir, "testdata", "api.txt")
		got := api(r.pkg)
		if *update {
			if err := writeFile(file, strings.Join(got, "\n")+"\n"); err != nil {
				t.Error(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil && !os.IsNotExist(err) {
			t.Error(err)
		}
		locked := strings.Split(strings.TrimSuffix(string(want), "\n"), "\n")
		if diff := only("-", locked, got) + only("+", got, locked); diff != "" {
			t.Errorf("the exported API of %s changed; if that is meant, run\n\tgo test . -run ExportedAPI -update\nand tell the users in CHANGELOG.md (-locked +now):\n%s", r.name, diff)
		}
	}
}

// only lists the lines of a that b does not have, each behind the sign.
func only(sign string, a, b []string) string {
	var diff strings.Builder
	for _, line := range a {
		if !slices.Contains(b, line) {
			fmt.Fprintf(&diff, "\t%s %s\n", sign, line)
		}
	}
	return diff.String()
}

func writeFile(name, text string) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(text), 0o644)
}

// api lists what users of the package can name, sorted.
func api(pkg *types.Package) []string {
	names := func(p *types.Package) string {
		if p == pkg {
			return ""
		}
		return p.Name()
	}
	var lines []string
	for _, name := range pkg.Scope().Names() {
		obj := pkg.Scope().Lookup(name)
		if !obj.Exported() {
			continue
		}
		switch obj := obj.(type) {
		case *types.Const:
			lines = append(lines, fmt.Sprintf("const %s %s = %s", name, types.TypeString(obj.Type(), names), obj.Val().ExactString()))
		case *types.TypeName:
			lines = append(lines, typeAPI(obj, names)...)
		default:
			lines = append(lines, types.ObjectString(obj, names))
		}
	}
	slices.Sort(lines)
	return lines
}

// typeAPI lists a type: its kind, its exported fields and its method set.
func typeAPI(obj *types.TypeName, names types.Qualifier) []string {
	name := obj.Name()
	under := obj.Type().Underlying()
	lines := []string{fmt.Sprintf("type %s %s", name, types.TypeString(under, names))}
	if st, ok := under.(*types.Struct); ok {
		lines[0] = fmt.Sprintf("type %s struct", name)
		for f := range st.Fields() {
			if f.Exported() {
				lines = append(lines, fmt.Sprintf("type %s struct, %s %s", name, f.Name(), types.TypeString(f.Type(), names)))
			}
		}
	}
	if types.IsInterface(under) {
		return lines
	}
	set := types.NewMethodSet(types.NewPointer(obj.Type()))
	for m := range set.Methods() {
		if fn := m.Obj().(*types.Func); fn.Exported() {
			sig := fn.Signature()
			lines = append(lines, fmt.Sprintf("method (%s) %s%s", types.TypeString(sig.Recv().Type(), names), fn.Name(), strings.TrimPrefix(types.TypeString(sig, names), "func")))
		}
	}
	return lines
}
