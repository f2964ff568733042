package strict

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Value is one value of a document that is being read: where it stands, and its
// text, which is valid JSON without space around it.
type Value struct {
	Path string // "rules[2].limit"; empty for the whole document
	Data []byte

	tell func(path, got, want string)
}

// A Reader reads a value into a place that it knows, or tells what is wrong with it.
// Readers are put together to read a whole document, with every fault in it.
type Reader func(Value)

// Read reads a whole document. It tells every fault: the path of the value, what
// stands there and what would have been right; or the one place where it is no JSON.
func Read(data []byte, tell func(path, got, want string), read Reader) {
	v := Value{Data: bytes.TrimSpace(data), tell: tell}
	if err := json.Unmarshal(data, new(json.RawMessage)); err != nil {
		v.Fault(string(data), "JSON"+where(data, err))
		return
	}
	read(v)
}

// where says at which line and column, in characters from 1, a document is no JSON,
// and why.
func where(data []byte, err error) string {
	syntax, ok := errors.AsType[*json.SyntaxError](err)
	if !ok {
		return ""
	}
	before := data[:max(0, syntax.Offset-1)]
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	return fmt.Sprintf(" (line %d, column %d: %v)", 1+bytes.Count(before, []byte{'\n'}), 1+utf8.RuneCount(line), err)
}

// Fault tells what stands there in place of what would have been right.
func (v Value) Fault(got, want string) { v.tell(v.Path, got, want) }

// Part is a piece of the value, whose path leads on from that of the whole.
func (v Value) Part(path string, data []byte) Value {
	return Value{Under(v.Path, path), data, v.tell}
}

// Then reads a value that was kept by [Keep], unless it was not there.
func (v Value) Then(read Reader) {
	if v.Data != nil {
		read(v)
	}
}

// Keep keeps a value that can be read only when others have been.
func Keep(into *Value) Reader { return func(v Value) { *into = v } }

// Fields are the members that an object may have.
type Fields map[string]Reader

// Object reads an object that has no other members than these, each at most once,
// and names spelt to the letter.
func Object(fields Fields) Reader {
	want := "one of " + strings.Join(slices.Sorted(maps.Keys(fields)), ", ")
	return Members(want, func(name string) Reader { return fields[name] })
}

// Members reads an object whose members are read by what known gives for their
// names; it gives nil for a name that is none of those wanted.
func Members(want string, known func(name string) Reader) Reader {
	return func(v Value) {
		if v.Data[0] != '{' {
			v.Fault(string(v.Data), "an object")
			return
		}
		parts := v.Inside()
		seen := make(map[string]bool, len(parts)/2)
		for i := 0; i < len(parts); i += 2 {
			var name string
			_ = json.Unmarshal(parts[i], &name) // it is a text
			member, read := v.Part(Member("", name), parts[i+1]), known(name)
			switch {
			case seen[name]:
				member.Fault(name, "each name once")
			case read == nil:
				member.Fault(name, want)
			default:
				read(member)
			}
			seen[name] = true
		}
	}
}

// Map reads an object into a map: what its names stand for with key, what its
// members are with the reader that each gives for the place of one.
func Map[K comparable, V any](into *map[K]V, want string, key func(string) (K, error), each func(*V) Reader) Reader {
	return Members(want, func(name string) Reader {
		k, err := key(name)
		if err != nil {
			return nil
		}
		return func(v Value) {
			var element V
			each(&element)(v)
			if *into == nil {
				*into = make(map[K]V)
			}
			(*into)[k] = element
		}
	})
}

// AnyName is a key of [Map] that takes each name as it is.
func AnyName(name string) (string, error) { return name, nil }

// List reads a list, its elements with the reader that each gives for the place of
// one.
func List[T any](into *[]T, each func(*T) Reader) Reader {
	return func(v Value) {
		if v.Data[0] != '[' {
			v.Fault(string(v.Data), "a list")
			return
		}
		items := v.Inside()
		*into = make([]T, len(items))
		for i, data := range items {
			each(&(*into)[i])(v.Part(Item("", i), data))
		}
	}
}

// Inside gives the elements of a list, or the names and values of an object by turns.
func (v Value) Inside() [][]byte {
	var parts [][]byte
	depth, start, quoted := 0, 1, false
	for i := 0; i < len(v.Data); i++ {
		switch c := v.Data[i]; {
		case c == '\\': // only texts have it, and what comes next belongs to it
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{', c == '[':
			depth++
		case depth == 1 && (c == ',' || c == ':' || i == len(v.Data)-1):
			parts = append(parts, bytes.TrimSpace(v.Data[start:i]))
			start = i + 1
		case c == '}', c == ']':
			depth--
		}
	}
	if len(parts) == 1 && len(parts[0]) == 0 {
		return nil
	}
	return parts
}
