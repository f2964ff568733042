package strict

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Under is a path that leads on from the thing at another.
func Under(path, rest string) string {
	if path == "" || rest == "" || rest[0] == '[' {
		return path + rest
	}
	return path + "." + rest
}

// Item is the path of element i of the list at a path.
func Item(path string, i int) string { return path + "[" + strconv.Itoa(i) + "]" }

// Member is the path of a member of the object at a path: rules.name, or
// labels["odd name"] for a name that would be mistaken for something else or is long.
func Member(path, name string) string {
	const long, most = 64, 40 // bytes
	odd := func(r rune) bool { return r != '-' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	if name == "" || len(name) > long || !utf8.ValidString(name) || strings.ContainsFunc(name, odd) {
		return path + "[" + strconv.Quote(Shorten(name, most)) + "]"
	}
	return Under(path, name)
}

// Shorten cuts a text that is longer than so many bytes, between two characters.
func Shorten(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
