package servicequality_test

import (
	"go/ast"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var storedName = regexp.MustCompile(`^([a-z][a-z0-9]*(_[a-z0-9]+)*|zh-Han[st]|-|)$`)

// Stored names are words in small letters, joined by underscores. Those of SARIF, a
// format of others, are as they are.
func TestHouseStoredNamesAreOfOneManner(t *testing.T) {
	for _, r := range rooms(t) {
		for _, f := range r.files {
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.TypeSpec:
					return !strings.HasPrefix(n.Name.Name, "sarif")
				case *ast.Field:
					if n.Tag == nil {
						return true
					}
					tag, _ := strconv.Unquote(n.Tag.Value)
					name, _, _ := strings.Cut(reflect.StructTag(tag).Get("json"), ",")
					if !storedName.MatchString(name) {
						t.Errorf("%s stores %q: write words in small letters, joined by underscores", r.name, name)
					}
				}
				return true
			})
		}
	}
}
