package strict_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/servicequality/servicequality/internal/strict"
)

// colour has a text form.
type colour string

var errColour = errors.New("red or blue")

func (c *colour) UnmarshalText(text []byte) error {
	if s := string(text); s != "red" && s != "blue" {
		return errColour
	}
	*c = colour(text)
	return nil
}

func readColour(into *colour) strict.Reader { return strict.Named(into, error.Error) }

// paint is read with every reader there is.
type paint struct {
	Name    string
	Gloss   bool
	Coats   int
	Made    time.Time
	Drying  time.Duration
	Colours []colour
	Shops   map[string]int
	Best    string // one of the shops
}

func readPaint(p *paint, tell func(path, got, want string)) func(data []byte) {
	return func(data []byte) {
		var best strict.Value
		strict.Read(data, tell, strict.Object(strict.Fields{
			"name": strict.Text(&p.Name), "gloss": strict.Flag(&p.Gloss), "coats": strict.Whole(&p.Coats),
			"made": strict.Instant(&p.Made), "drying": strict.Length(&p.Drying),
			"colours": strict.List(&p.Colours, readColour),
			"shops":   strict.Map(&p.Shops, "a shop", shop, func(n *int) strict.Reader { return strict.Whole(n) }),
			"best":    strict.Keep(&best),
		}))
		best.Then(func(v strict.Value) {
			name, ok := strict.Plain[string](v, "a shop")
			if _, known := p.Shops[name]; ok && !known {
				v.Fault(name, "one of the shops")
			}
			p.Best = name
		})
	}
}

func shop(name string) (string, error) {
	if name == "closed" {
		return "", errors.New("closed")
	}
	return name, nil
}

func TestReadReadsAll(t *testing.T) {
	var p paint
	readPaint(&p, func(path, got, want string) { t.Errorf("%s: got %s, want %s", path, got, want) })([]byte(` {
		"best" : "b:\\" , "name":"{\"[,:]}\\", "gloss":true,"coats":-2,"made":"2026-03-02T09:00:00Z","drying":"1h30m",
		"colours":[ "red" , "\u0062lue"],"shops":{"a":1,"b:\\":2}}` + "\n"))
	want := paint{
		Name: `{"[,:]}\`, Gloss: true, Coats: -2, Made: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), Drying: 90 * time.Minute,
		Colours: []colour{"red", "blue"}, Shops: map[string]int{"a": 1, `b:\`: 2}, Best: `b:\`,
	}
	if !reflect.DeepEqual(p, want) {
		t.Errorf("got %+v, want %+v", p, want)
	}
}

func TestReadTellsEveryFault(t *testing.T) {
	const length = "a length of time such as 1h30m"
	long := strings.Repeat("x", 65)
	tests := []struct{ data, says string }{
		{`{}`, ""},
		{`{"colours":[],"shops":{ }}`, ""},
		{`[]`, ": got [], want an object"},
		{` 5 `, ": got 5, want an object"},
		{`{"name":null,"gloss":1,"coats":1.5,"made":"now","drying":90}`, "name: got null, want a text|gloss: got 1, want true or false|" +
			`coats: got 1.5, want a whole number|made: got "now", want an instant such as 2026-03-02T09:00:00Z|drying: got 90, want ` + length},
		{`{"drying":"soon","name":[" a"]}`, `drying: got soon, want ` + length + `|name: got [" a"], want a text`},
		{`{"drying":"90m"}`, `drying: got 90m, want "1h30m"`},
		{`{"colours":["red","green",3,null,["red"]]}`, `colours[1]: got green, want red or blue|colours[2]: got 3, want red or blue|` +
			`colours[3]: got null, want red or blue|colours[4]: got ["red"], want red or blue`},
		{`{"colours":{},"shops":[]}`, "colours: got {}, want a list|shops: got [], want an object"},
		{`{"shops":{"a":"1","closed":3,"a":1,"a.b":null}}`, `shops.a: got "1", want a whole number|shops.closed: got closed, want a shop|` +
			`shops.a: got a, want each name once|shops["a.b"]: got null, want a whole number`},
		{`{"best":"c","Name":"a"}`, "Name: got Name, want one of best, coats, colours, drying, gloss, made, name, shops|best: got c, want one of the shops"},
		{`{"` + long + `":1,"":1,"\ud800":1}`, `["` + long[:40] + `…"]: got ` + long + `, want one of best, coats, colours, drying, gloss, made, name, shops|` +
			`[""]: got , want one of best, coats, colours, drying, gloss, made, name, shops|["�"]: got �, want one of best, coats, colours, drying, gloss, made, name, shops`},
		{``, ": got , want JSON (line 1, column 1: unexpected end of JSON input)"},
		{"{\n\"name\":\"名字\",\n\"喔\",}", ": got {\n\"name\":\"名字\",\n\"喔\",}, want JSON (line 3, column 4: invalid character ',' after object key)"},
		{`{} {}`, ": got {} {}, want JSON (line 1, column 4: invalid character '{' after top-level value)"},
	}
	for _, tt := range tests {
		var says []string
		readPaint(&paint{}, func(path, got, want string) { says = append(says, path+": got "+got+", want "+want) })([]byte(tt.data))
		if got := strings.Join(says, "|"); got != tt.says {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.data, got, tt.says)
		}
	}
}

// anything reads any value, as encoding/json would.
func anything(into *any) strict.Reader {
	return func(v strict.Value) {
		switch v.Data[0] {
		case '{':
			read := map[string]any{}
			strict.Map(&read, "", strict.AnyName, anything)(v)
			*into = read
		case '[':
			read := []any{}
			strict.List(&read, anything)(v)
			*into = read
		default:
			*into = loosely(v.Data)
		}
	}
}

// loosely reads any value, numbers to the letter.
func loosely(data []byte) (read any) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	_ = d.Decode(&read)
	return read
}

// What is read is what encoding/json reads, unless a name stands twice.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{`{"a":[1,{"b":"]}"}],"c":{}}`, `[[],[ ],"\"",{"":null}]`, `{"a":1,"a":2}`, "3", `{"a"}`, " [1 , 2] ", "1E700"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var read any
		var faults []string
		strict.Read(data, func(path, got, want string) { faults = append(faults, want) }, anything(&read))
		if slices.Contains(faults, "each name once") {
			return
		}
		valid := json.Valid(data)
		if valid != (len(faults) == 0) || valid && !reflect.DeepEqual(read, loosely(data)) {
			t.Errorf("%q: %v and %v, want %v", data, read, faults, loosely(data))
		}
	})
}

func TestPaths(t *testing.T) {
	for got, want := range map[string]string{
		strict.Under("", "a"): "a", strict.Under("a", ""): "a", strict.Under("a", "b"): "a.b", strict.Under("a", "[0]"): "a[0]",
		strict.Item("a", 12): "a[12]", strict.Item("", 0): "[0]",
		strict.Member("a", "b-c_1"): "a.b-c_1", strict.Member("", "名"): "名", strict.Member("a", "b c"): `a["b c"]`,
		strict.Member("a", "b\xff"): `a["b\xff"]`, strict.Member("", strings.Repeat("x", 64)): strings.Repeat("x", 64),
		strict.Shorten("abc", 3): "abc", strict.Shorten("abcd", 3): "abc…", strict.Shorten("紅紅", 4): "紅…",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
