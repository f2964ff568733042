package servicequality_test

import (
	"go/ast"
	"os"
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

// A channel that several packages know is stored and called alike in all of them.
func TestHouseChannelsAreCalledAlike(t *testing.T) {
	labels, known := map[string]string{}, 0
	for _, r := range rooms(t) {
		pinned, err := os.ReadFile(r.name + "/testdata/enums.txt")
		if err != nil {
			continue
		}
		for line := range strings.Lines(string(pinned)) {
			if parts := strings.Fields(line); parts[0] != "Channel" {
				continue
			}
			_, line, _ = strings.Cut(line, " ")
			_, line, _ = strings.Cut(line, " ") // the number is the package's own
			name, label, _ := strings.Cut(strings.TrimSpace(line), ": ")
			if other, ok := labels[name]; ok && other != label {
				t.Errorf("%s calls the channel %s %q, elsewhere it is %q", r.name, name, label, other)
			}
			labels[name] = label
			known++
		}
	}
	if known < 15 || labels["email"] == "" || labels["mail"] != "" {
		t.Errorf("channels: %v", labels)
	}
}
