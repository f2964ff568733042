package servicequality_test

import (
	"go/ast"
	"go/doc/comment"
	"go/token"
	"go/types"
	"path"
	"regexp"
	"strings"
	"testing"
)

// Every package and every exported name is documented, down to constants,
// fields and the methods of interfaces.
func TestHouseExportedNamesAreDocumented(t *testing.T) {
	for _, r := range rooms(t) {
		if packageComment(r) == "" {
			t.Errorf("package %s has no doc comment: write doc.go", r.name)
		}
		if !r.public() {
			continue
		}
		for _, f := range r.files {
			for _, decl := range f.Decls {
				checkDecl(t, decl)
			}
		}
	}
}

func packageComment(r *room) string {
	for _, f := range r.files {
		if f.Doc != nil {
			return f.Doc.Text()
		}
	}
	return ""
}

func checkDecl(t *testing.T, decl ast.Decl) {
	switch d := decl.(type) {
	case *ast.FuncDecl:
		if exportedMethod(d) {
			wantDoc(t, d.Name, d.Doc, nil)
		}
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				checkType(t, s, orElse(s.Doc, d, len(d.Specs) == 1))
			case *ast.ValueSpec:
				for _, name := range s.Names {
					if name.IsExported() {
						wantDoc(t, nil, orElse(s.Doc, d, len(d.Specs) == 1), s.Comment, name)
					}
				}
			}
		}
	}
}

// exportedMethod reports whether a reader of the documentation sees d.
func exportedMethod(d *ast.FuncDecl) bool {
	if d.Recv == nil || !d.Name.IsExported() {
		return d.Name.IsExported()
	}
	typ := d.Recv.List[0].Type
	for {
		switch x := typ.(type) {
		case *ast.StarExpr:
			typ = x.X
		case *ast.IndexExpr:
			typ = x.X
		case *ast.IndexListExpr:
			typ = x.X
		case *ast.Ident:
			return x.IsExported()
		default:
			return true
		}
	}
}

// orElse takes the declaration's comment for its only spec.
func orElse(doc *ast.CommentGroup, d *ast.GenDecl, only bool) *ast.CommentGroup {
	if doc == nil && only {
		return d.Doc
	}
	return doc
}

func checkType(t *testing.T, s *ast.TypeSpec, doc *ast.CommentGroup) {
	if !s.Name.IsExported() {
		return
	}
	wantDoc(t, s.Name, doc, nil)
	var fields *ast.FieldList
	switch x := s.Type.(type) {
	case *ast.StructType:
		fields = x.Fields
	case *ast.InterfaceType:
		fields = x.Methods
	default:
		return
	}
	var shared *ast.CommentGroup // a run of fields without a blank line shares the comment above it
	last := token.NoPos
	for _, f := range fields.List {
		if f.Doc != nil || last.IsValid() && gap(last, f.Pos()) {
			shared = f.Doc
		}
		for _, name := range f.Names {
			if name.IsExported() {
				wantDoc(t, nil, shared, f.Comment, name)
			}
		}
		last = f.End()
	}
}

// gap reports whether a blank line lies between two positions.
func gap(a, b token.Pos) bool {
	h, _ := house()
	return h.fset.Position(b).Line > h.fset.Position(a).Line+1
}

// wantDoc asks for a comment; that of a function or type begins with its name.
func wantDoc(t *testing.T, begins *ast.Ident, doc, line *ast.CommentGroup, names ...*ast.Ident) {
	t.Helper()
	name := begins
	if name == nil {
		name = names[0]
	}
	text := strings.TrimSpace(doc.Text() + line.Text())
	switch {
	case text == "":
		t.Errorf("%s: %s has no comment: say what it means, its units, ends and zero value", at(name.Pos()), name.Name)
	case begins != nil && !regexp.MustCompile(`^((A|An|The) )?`+name.Name+`\b`).MatchString(text):
		t.Errorf("%s: the comment of %s begins %.30q: begin with the name", at(name.Pos()), name.Name, text)
	}
}

// Every [Name] in a doc comment leads somewhere.
func TestHouseDocLinksResolve(t *testing.T) {
	for _, r := range rooms(t) {
		for _, f := range r.files {
			for _, group := range f.Comments {
				if isDoc(f, group) {
					checkLinks(t, r, f, group)
				}
			}
		}
	}
}

// isDoc reports whether the group stands outside of function bodies.
func isDoc(f *ast.File, group *ast.CommentGroup) bool {
	for _, decl := range f.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Body != nil && fn.Body.Pos() < group.Pos() && group.End() < fn.Body.End() {
			return false
		}
	}
	return true
}

const unknownPackage = "?"

func checkLinks(t *testing.T, r *room, f *ast.File, group *ast.CommentGroup) {
	p := comment.Parser{
		LookupSym: func(recv, name string) bool { return true },
		LookupPackage: func(name string) (string, bool) {
			if name == r.pkg.Name() {
				return "", true
			}
			for _, imp := range r.pkg.Imports() {
				if imp.Name() == name {
					return imp.Path(), true
				}
			}
			if p, ok := comment.DefaultLookupPackage(name); ok {
				return p, true
			}
			return unknownPackage + name, token.IsIdentifier(name)
		},
	}
	for _, link := range docLinks(p.Parse(group.Text()).Content) {
		if why := broken(r, link); why != "" {
			t.Errorf("%s: doc link [%s] leads nowhere, %s: name a declared symbol, or write it without brackets", at(group.Pos()), plain(link.Text), why)
		}
	}
}

func docLinks(blocks []comment.Block) (links []*comment.DocLink) {
	text := func(ts []comment.Text) {
		for _, t := range ts {
			if link, ok := t.(*comment.DocLink); ok {
				links = append(links, link)
			}
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *comment.Paragraph:
			text(b.Text)
		case *comment.Heading:
			text(b.Text)
		case *comment.List:
			for _, item := range b.Items {
				links = append(links, docLinks(item.Content)...)
			}
		}
	}
	return links
}

// broken says why a link leads nowhere, or "".
func broken(r *room, link *comment.DocLink) string {
	pkg := r.pkg
	if name, unknown := strings.CutPrefix(link.ImportPath, unknownPackage); unknown {
		if link.Name == "" {
			return "" // a word in brackets
		}
		return "no package " + name + " is imported here"
	}
	if link.ImportPath != "" {
		h, _ := house()
		var err error
		if pkg, err = h.types.Import(link.ImportPath); err != nil {
			return "there is no package " + link.ImportPath
		}
	}
	if link.Name == "" {
		return ""
	}
	if link.Recv == "" {
		if pkg.Scope().Lookup(link.Name) == nil {
			return path.Base(pkg.Path()) + " declares no " + link.Name
		}
		return ""
	}
	typ := pkg.Scope().Lookup(link.Recv)
	if typ == nil {
		return path.Base(pkg.Path()) + " declares no " + link.Recv
	}
	if obj, _, _ := types.LookupFieldOrMethod(typ.Type(), true, pkg, link.Name); obj == nil {
		return link.Recv + " has no " + link.Name
	}
	return ""
}

// plain is the text of a comment without its marks.
func plain(ts []comment.Text) string {
	var b strings.Builder
	for _, t := range ts {
		switch t := t.(type) {
		case comment.Plain:
			b.WriteString(string(t))
		case comment.Italic:
			b.WriteString(string(t))
		case *comment.Link:
			b.WriteString(plain(t.Text))
		case *comment.DocLink:
			b.WriteString(plain(t.Text))
		}
	}
	return b.String()
}
