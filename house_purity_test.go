package servicequality_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"testing"
)

// Packages that library code does without: they reach out of the program, read
// what the host should hand in, or step around the type system.
var outside = []string{"os", "os/exec", "os/signal", "os/user", "log", "net", "net/http", "net/url", "math/rand", "math/rand/v2", "crypto/rand", "syscall", "unsafe", "plugin", "flag", "testing"}

// Names that library code does without, each with what to do in their place.
var forbidden = map[string]string{
	"time.Now":         "take the instant as an argument",
	"time.Since":       "take the instant as an argument",
	"time.Until":       "take the instant as an argument",
	"time.Sleep":       "return the instant to wait for",
	"time.After":       "return the instant to wait for",
	"time.AfterFunc":   "return the instant to wait for",
	"time.Tick":        "return the instant to wait for",
	"time.NewTimer":    "return the instant to wait for",
	"time.NewTicker":   "return the instant to wait for",
	"time.Local":       "the machine's zone is not the user's: take a *time.Location",
	"fmt.Print":        "return the text, or write to an io.Writer that was handed in",
	"fmt.Printf":       "return the text, or write to an io.Writer that was handed in",
	"fmt.Println":      "return the text, or write to an io.Writer that was handed in",
	"log/slog.Default": "implement slog.LogValuer; the host logs",
	"github.com/shopspring/decimal.DivisionPrecision":        "round once with internal/exact: the decimal package's variables belong to the program",
	"github.com/shopspring/decimal.MarshalJSONWithoutQuotes": "write text: the decimal package's variables belong to the program",
}

// Methods that library code does without, by type and name.
var forbiddenMethods = map[string]string{
	"(time.Time).Local":                                   "the machine's zone is not the user's: use In with a *time.Location",
	"(github.com/shopspring/decimal.Decimal).Div":         "it reads a global variable: round a big.Rat once with internal/exact",
	"(github.com/shopspring/decimal.Decimal).Pow":         "it reads a global variable: use integers",
	"(github.com/shopspring/decimal.Decimal).MarshalJSON": "it reads a global variable: write the decimal's text",
}

// Library code is pure: it reads no clock and no environment, starts nothing,
// prints nothing, and holds no variable that could change.
func TestHouseLibraryIsPure(t *testing.T) {
	for _, r := range rooms(t) {
		if !r.library() {
			continue
		}
		for _, imp := range r.imports {
			if slices.Contains(outside, imp) {
				t.Errorf("%s imports %s: library code takes time, randomness, files and flags as arguments", r.name, imp)
			}
		}
		for _, f := range r.files {
			checkPurity(t, r, f)
		}
	}
}

func checkPurity(t *testing.T, r *room, f *ast.File) {
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			if n.Recv == nil && n.Name.Name == "init" {
				t.Errorf("%s: func init runs in every program that imports %s: declare a table, or build the value in a constructor", at(n.Pos()), r.name)
			}
		case *ast.GoStmt:
			t.Errorf("%s: a goroutine: return the work to the caller, who decides where it runs", at(n.Pos()))
		case *ast.Ident:
			if why := useOf(r.info.Uses[n]); why != "" {
				t.Errorf("%s: %s: %s", at(n.Pos()), n.Name, why)
			}
		}
		return true
	})
}

// useOf says why an object must not be used, or "".
func useOf(obj types.Object) string {
	switch obj := obj.(type) {
	case nil:
		return ""
	case *types.Builtin:
		if obj.Name() == "print" || obj.Name() == "println" {
			return "return the text, or write to an io.Writer that was handed in"
		}
		return ""
	case *types.Func:
		if why := forbiddenMethods[obj.FullName()]; why != "" {
			return why
		}
	}
	if obj.Pkg() == nil || obj.Parent() != obj.Pkg().Scope() {
		return ""
	}
	return forbidden[obj.Pkg().Path()+"."+obj.Name()]
}

// A package-level variable is a table that nobody writes to, or an error value
// to compare with.
func TestHousePackageVariablesNeverChange(t *testing.T) {
	for _, r := range rooms(t) {
		if !r.library() {
			continue
		}
		for _, name := range r.pkg.Scope().Names() {
			v, ok := r.pkg.Scope().Lookup(name).(*types.Var)
			if ok && v.Exported() && !(strings.HasPrefix(name, "Err") && types.Implements(v.Type(), errorType)) {
				t.Errorf("%s: anyone may write to the exported variable %s: make it a function that returns a copy", at(v.Pos()), name)
			}
		}
		for _, f := range r.files {
			for _, w := range writes(r, f) {
				t.Errorf("%s: the package variable %s is changed, or handed out so that it can be: keep the state in a value the caller owns", at(w.Pos()), w.Name)
			}
		}
	}
}

var errorType = types.Universe.Lookup("error").Type().Underlying().(*types.Interface)

// writes finds the places where a package variable is assigned to, its address
// is taken, or its memory leaves an exported function.
func writes(r *room, f *ast.File) (found []*ast.Ident) {
	root := func(e ast.Expr) {
		if id := rootOf(e); id != nil {
			if v, ok := r.info.Uses[id].(*types.Var); ok && v.Parent() == r.pkg.Scope() {
				found = append(found, id)
			}
		}
	}
	exported := false
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			exported = n.Name.IsExported()
		case *ast.AssignStmt:
			for _, lhs := range n.Lhs {
				root(lhs)
			}
		case *ast.IncDecStmt:
			root(n.X)
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				root(n.X)
			}
		case *ast.RangeStmt:
			if n.Tok == token.ASSIGN {
				root(n.Key)
				root(n.Value)
			}
		case *ast.CallExpr:
			if id, ok := n.Fun.(*ast.Ident); ok && slices.Contains([]string{"copy", "clear", "delete"}, id.Name) {
				root(n.Args[0])
			}
		case *ast.SelectorExpr:
			if s := r.info.Selections[n]; s != nil && s.Kind() == types.MethodVal && takesAddress(s) {
				root(n.X)
			}
		case *ast.ReturnStmt:
			for _, e := range n.Results {
				if id, ok := e.(*ast.Ident); ok && exported && shares(r.info.TypeOf(id)) {
					root(id)
				}
			}
		}
		return true
	})
	return found
}

// rootOf is the variable that an expression reads or writes a part of.
func rootOf(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.SelectorExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.SliceExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		default:
			return nil
		}
	}
}

// takesAddress reports whether calling the method takes its receiver's address.
func takesAddress(s *types.Selection) bool {
	_, byPointer := s.Obj().(*types.Func).Signature().Recv().Type().(*types.Pointer)
	_, isPointer := s.Recv().Underlying().(*types.Pointer)
	return byPointer && !isPointer
}

// shares reports whether a copy of a value of the type shares its memory.
func shares(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Slice, *types.Map, *types.Pointer, *types.Chan:
		return true
	}
	return false
}
