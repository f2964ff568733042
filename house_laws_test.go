package servicequality_test

import (
	"go/ast"
	"go/doc/comment"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// The laws that a package's documentation promises and the properties that
// prove them are the same list, by name: "Between is additive: ..." is proved by
// TestLawBetweenIsAdditive in laws_test.go or a laws_..._test.go beside it.
func TestHouseLawsAreProved(t *testing.T) {
	for _, r := range rooms(t) {
		if !r.public() {
			continue
		}
		promised, proved := promisedLaws(t, r), provedLaws(t, r)
		for _, law := range slices.Sorted(maps.Keys(promised)) {
			if !proved[law] {
				t.Errorf("%s promises a law that nothing proves: write %s in %s/laws_test.go, or take %q out of doc.go", r.name, law, r.name, promised[law])
			}
		}
		for _, law := range slices.Sorted(maps.Keys(proved)) {
			if promised[law] == "" {
				t.Errorf("%s proves a law that it does not promise: add a line for %s to the Laws section of %s/doc.go", r.name, law, r.name)
			}
		}
		if len(promised) == 0 {
			t.Errorf("%s promises no law: end its doc.go with a section \"# Laws\", one list item per law", r.name)
		}
	}
}

// promisedLaws reads the Laws section; it maps the test's name to the title.
func promisedLaws(t *testing.T, r *room) map[string]string {
	laws := map[string]string{}
	inside := false
	for _, block := range new(comment.Parser).Parse(packageComment(r)).Content {
		switch b := block.(type) {
		case *comment.Heading:
			inside = plain(b.Text) == "Laws"
		case *comment.List:
			if !inside {
				continue
			}
			for _, item := range b.Items {
				title, promise, ok := strings.Cut(itemText(item), ":")
				if !ok || strings.TrimSpace(promise) == "" {
					t.Errorf("%s: law %q has no promise: write \"Title: what a user can rely on\"", r.name, title)
				}
				laws["TestLaw"+camel(title)] = title
			}
		}
	}
	return laws
}

func itemText(item *comment.ListItem) string {
	var b strings.Builder
	for _, block := range item.Content {
		if p, ok := block.(*comment.Paragraph); ok {
			b.WriteString(plain(p.Text))
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// camel joins the words of a title, each with a capital.
func camel(title string) string {
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return b.String()
}

func provedLaws(t *testing.T, r *room) map[string]bool {
	h, err := house()
	if err != nil {
		t.Fatal(err)
	}
	laws := map[string]bool{}
	for _, f := range r.tests {
		file := filepath.Base(h.fset.Position(f.Pos()).Filename)
		for _, decl := range f.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || !strings.HasPrefix(fn.Name.Name, "TestLaw") {
				continue
			}
			laws[fn.Name.Name] = true
			if !strings.HasPrefix(file, "laws_") {
				t.Errorf("%s: %s stands outside of the laws: move it to laws_test.go or a laws_..._test.go", at(fn.Pos()), fn.Name.Name)
			}
		}
	}
	return laws
}

// Every enum has the family's text forms and is held to their law. An enum is
// an exported small integer type of which the package declares constants. One
// that begins at 0 and has no text form is an option of a constructor, whose zero
// value is the default; it is never stored.
func TestHouseEnumsKeepTheManner(t *testing.T) {
	for _, r := range rooms(t) {
		if !r.public() {
			continue
		}
		for _, enum := range enums(r) {
			if isOption(r, enum) {
				continue
			}
			for _, method := range []string{"String", "Label", "MarshalText", "UnmarshalText", "Value", "Scan"} {
				if obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(enum.Type()), false, r.pkg, method); obj == nil {
					t.Errorf("%s: enum %s has no method %s: declare a table and the methods as in satisfaction/dimension.go", at(enum.Pos()), enum.Name(), method)
				}
			}
			parse := "Parse" + enum.Name()
			if r.pkg.Scope().Lookup(parse) == nil {
				t.Errorf("%s: enum %s has no %s: see satisfaction/dimension.go", at(enum.Pos()), enum.Name(), parse)
			} else if !mentions(r, "TestLawEnumsAreTheirNames", parse) {
				t.Errorf("%s: enum %s is not held to its law: add it to TestLawEnumsAreTheirNames in %s/laws_test.go", at(enum.Pos()), enum.Name(), r.name)
			}
			if zero := constants(r, enum)["0"]; zero != "" {
				t.Errorf("%s: constant %s of enum %s is 0, which means \"not set\": begin with iota + 1", at(enum.Pos()), zero, enum.Name())
			}
		}
	}
}

func enums(r *room) (found []types.Object) {
	for _, name := range r.pkg.Scope().Names() {
		obj, ok := r.pkg.Scope().Lookup(name).(*types.TypeName)
		if !ok || !obj.Exported() || obj.IsAlias() {
			continue
		}
		if basic, ok := obj.Type().Underlying().(*types.Basic); ok && basic.Kind() == types.Uint8 && len(constants(r, obj)) > 1 {
			found = append(found, obj)
		}
	}
	return found
}

// isOption reports whether the type is an option of a constructor, or a set of
// them as bits.
func isOption(r *room, enum types.Object) bool {
	text, _, _ := types.LookupFieldOrMethod(enum.Type(), false, r.pkg, "MarshalText")
	values := constants(r, enum)
	return text == nil && (values["0"] != "" || values["3"] == "" && values["4"] != "")
}

// constants maps the value of each exported constant of the type to its name.
func constants(r *room, typ types.Object) map[string]string {
	values := map[string]string{}
	for _, name := range r.pkg.Scope().Names() {
		if c, ok := r.pkg.Scope().Lookup(name).(*types.Const); ok && c.Exported() && types.Identical(c.Type(), typ.Type()) {
			values[c.Val().ExactString()] = name
		}
	}
	return values
}

// mentions reports whether the body of a test names an identifier.
func mentions(r *room, test, name string) (found bool) {
	for _, f := range r.tests {
		for _, decl := range f.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && fn.Name.Name == test {
				ast.Inspect(fn, func(n ast.Node) bool {
					id, ok := n.(*ast.Ident)
					found = found || ok && id.Name == name
					return !found
				})
			}
		}
	}
	return found
}
