package match

import (
	"slices"
	"strconv"
)

// maxList is the most entries in a list of one request or agent.
const maxList = 100

// at is the path of a value that stands in no other.
func at(name string) path { return func() string { return name } }

// path says where a value stands. It is asked only when there is a fault.
type path func() string

// under is the path of a field of the value at p.
func (p path) under(field string) path { return func() string { return p() + "." + field } }

// item is the path of element i of the list at p.
func (p path) item(i int) path { return func() string { return p() + "[" + strconv.Itoa(i) + "]" } }

// skills finds the faults of a list: names that nobody knows, levels out of range,
// one name twice.
func (f *findings) skills(at path, list []Skill, known map[string]int) {
	if !f.length(at, len(list)) {
		return
	}
	for i, s := range list {
		if _, ok := known[s.Name]; !ok {
			f.add(at.item(i).under("name"), s.Name, "a skill of the policy")
		}
		if s.Level < 1 || s.Level > MaxLevel {
			f.add(at.item(i).under("level"), strconv.Itoa(s.Level), "1 to "+strconv.Itoa(MaxLevel))
		}
		if slices.ContainsFunc(list[:i], func(t Skill) bool { return t.Name == s.Name }) {
			f.add(at.item(i).under("name"), s.Name, "each skill once")
		}
	}
}

// names finds the faults of a list of names: empty ones, one twice.
func (f *findings) names(at path, list []string) {
	seen := make(map[string]bool, len(list))
	for i, name := range list {
		f.name(at.item(i), name)
		if seen[name] {
			f.add(at.item(i), name, "each name once")
		}
		seen[name] = true
	}
}

func (f *findings) name(at path, name string) {
	if name == "" {
		f.add(at, name, "a name")
	}
}

// known finds the fault of a name that is in no list.
func (f *findings) known(at path, name string, known map[string]int, want string) {
	if _, ok := known[name]; !ok {
		f.add(at, name, want)
	}
}

func (f *findings) within(at path, n, most int) {
	if n < 0 || n > most {
		f.add(at, strconv.Itoa(n), "0 to "+strconv.Itoa(most))
	}
}

func (f *findings) length(at path, n int) bool {
	if n > maxList {
		f.add(at, strconv.Itoa(n)+" entries", "at most "+strconv.Itoa(maxList))
	}
	return n <= maxList
}

// numbers gives the names their places in a list.
func numbers(list []string) map[string]int {
	m := make(map[string]int, len(list))
	for i, name := range list {
		m[name] = i
	}
	return m
}
