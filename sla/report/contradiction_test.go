package report_test

import (
	"encoding/binary"
	"errors"
	"runtime"
	"strings"
	"testing"

	"github.com/servicequality/servicequality/sla/report"
)

// sound is the canonical JSON of someRecords and of a second cell.
const sound = `{"version":1,"cells":[` +
	`{"key":{"metric":"resolution","policy":"gold","channel":"phone","priority":"urgent","tier":"vip"},` +
	`"met":2,"missed":1,"open":1,"open_breached":2,"cancelled":1,"earlier_breach":1,"contacts":{"cases":2,"first":1,"total":4},` +
	`"business":{"min":"1m","max":"1h","sum":"1h3m","buckets":[[1107,1],[1142,1],[1312,1]]},` +
	`"wall":{"min":"1h","max":"26h","sum":"28h","buckets":[[1312,2],[1475,1]]}},` +
	`{"key":{"metric":"follow-up"},"cancelled":1}]}`

const (
	businessTimes = `"min":"1m","max":"1h","sum":"1h3m","buckets":[[1107,1],[1142,1],[1312,1]]`
	wallTimes     = `"min":"1h","max":"26h","sum":"28h","buckets":[[1312,2],[1475,1]]`
)

func TestSoundState(t *testing.T) {
	var tally report.Tally
	if err := tally.UnmarshalJSON([]byte(sound)); err != nil {
		t.Fatal(err)
	}
	if got, _ := tally.MarshalJSON(); string(got) != sound {
		t.Errorf("encoded %s, want %s", got, sound)
	}
	checkFigures(t, &tally)
}

// Each row spoils one thing of the sound state.
func TestTamperedStateIsRefused(t *testing.T) {
	const full = "1099511627776" // MaxRecords
	tests := []struct {
		old, new string
		want     string // of each fault, the place and what is wrong
	}{
		{`"version":1`, `"version":2`, "version: got 2, want 1"},
		{`"version":1,`, ``, "version: got 0, want 1"},
		{`"metric":"resolution"`, `"metric":"solution"`, `json: sla: Metric: got "solution", want one of`},
		{`"gold"`, `"g\u0000ld"`, "cells[0].key.policy: got control character U+0000 at byte 1, want none"},
		{`"phone"`, `"` + strings.Repeat("x", 65) + `"`, "cells[0].key.channel: got 65 bytes, want at most 64"},
		{`"metric":"follow-up"`, `"metric":"first-response"`, "cells[1].key: got the same as the one before, or less, want rising keys"},
		{`{"metric":"follow-up"}`, `{"metric":"resolution","policy":"gold","channel":"phone","priority":"urgent","tier":"vip"}`,
			"cells[1].key: got the same as the one before, or less, want rising keys"},
		{`"cancelled":1}]`, `"cancelled":0}]`, "cells[1].records: got 0, want at least 1"},
		{`"cancelled":1}]`, `"met":1099511627777}]`, "cells[1].met: got 1099511627777, want at most " + full},
		{`"cancelled":1}]`, `"missed":1099511627777}]`, "cells[1].missed: got 1099511627777, want at most " + full},
		{`"cancelled":1}]`, `"open_breached":1099511627777}]`, "cells[1].open-breached: got 1099511627777, want at most " + full},
		{`"cancelled":1}]`, `"open":1099511627777}]`, "cells[1].open: got 1099511627777, want at most " + full},
		{`"cancelled":1}]`, `"cancelled":1099511627777}]`, "cells[1].cancelled: got 1099511627777, want at most " + full},
		{`"cancelled":1}]`, `"cancelled":1099511627770}]`, "tally.records: got 1099511627777, want at most " + full},
		{`"cancelled":1}]`, `"cancelled":1099511627776,"open":1}]`, "tally.records: got 1099511627784, want at most " + full},
		{`"cancelled":1}]`, `"cancelled":-1}]`, "json: json: cannot unmarshal number -1"},
		{`"cancelled":1}]`, `"cancelled":1e0}]`, "json: json: cannot unmarshal number 1e0"},
		{`"cancelled":1}]`, `"canceled":1}]`, `json: json: unknown field "canceled"`},
		{`"cancelled":1}]`, `"Cancelled":1}]`, `json: cells[1].Cancelled: got a field that nothing is called`},
		{`"cancelled":1}]`, `"cancelled":1,"cancelled":1}]`, `json: cells[1].cancelled: got the field twice`},
		{`"cancelled":1}]`, `"` + strings.Repeat("C", 41) + `":1}]`, `json: json: unknown field "CCCC`},
		{`"cancelled":1}]}`, `"cancelled":1}]} {}`, "json: got more than one value"},
		{`"cancelled":1}]}`, `"cancelled":1}]`, "json: unexpected EOF"},
		{`"earlier_breach":1`, `"earlier_breach":8`, "cells[0].earlier_breach: got 8, want at most 7"},

		{`"cases":2,"first":1,"total":4`, `"cases":4,"first":4,"total":4`, "cells[0].contacts: got 4 first of 4 cases, 4 contacts, want those of 3 finished cases"},
		{`"first":1,"total":4`, `"first":3,"total":3`, "cells[0].contacts: got 3 first of 2 cases, 3 contacts, want those of 3 finished cases"},
		{`"total":4`, `"total":2`, "cells[0].contacts: got 1 first of 2 cases, 2 contacts, want those of 3 finished cases"},
		{`"total":4`, `"total":102`, "cells[0].contacts: got 1 first of 2 cases, 102 contacts, want those of 3 finished cases"},
		{`"metric":"resolution"`, `"metric":"first-response"`, "cells[0].contacts: got 1 first of 2 cases, 4 contacts, want none on first-response"},
		{`"cancelled":1}]`, `"cancelled":1,"contacts":{"cases":0,"first":0,"total":1}}]`, "cells[1].contacts: got 0 first of 0 cases, 1 contacts, want those of 0 finished cases"},

		{`"met":2`, `"met":3`, "cells[0].business.buckets: got 3 times, want 4, that many clocks are finished" + "\n" +
			"cells[0].wall.buckets: got 3 times, want 4, that many clocks are finished"},
		{`"cancelled":1}]`, `"met":1}]`, "cells[1].business.buckets: got 0 times, want 1, that many clocks are finished\n" +
			"cells[1].wall.buckets: got 0 times, want 1, that many clocks are finished"},
		{`"cancelled":1}]`, `"cancelled":1,"wall":{"min":"1s","max":"0s","sum":"0s","buckets":[]}}]`, "cells[1].wall.sum: got a time, want none, no clock is finished"},
		{`"cancelled":1}]`, `"cancelled":1,"wall":{"min":"0s","max":"1s","sum":"0s","buckets":[]}}]`, "cells[1].wall.sum: got a time, want none, no clock is finished"},
		{`"cancelled":1}]`, `"cancelled":1,"wall":{"min":"0s","max":"0s","sum":"1s","buckets":[]}}]`, "cells[1].wall.sum: got a time, want none, no clock is finished"},
		{`[1107,1]`, `[1107,0]`, "cells[0].business.buckets[0]: got [1107 0], want rising buckets to 2050, counts to " + full},
		{`[1142,1]`, `[1107,1]`, "cells[0].business.buckets[1]: got [1107 1], want rising buckets to 2050, counts to " + full},
		{`[1312,1]]`, `[2051,1]]`, "cells[0].business.buckets[2]: got [2051 1], want rising buckets to 2050, counts to " + full},
		{`[1475,1]]`, `[1475,1099511627777]]`, "cells[0].wall.buckets[1]: got [1475 1099511627777], want rising buckets to 2050, counts to " + full},
		{`[1475,1]`, `[1475]`, `json: report: buckets: got "[1475]", want pairs of bucket and count`},
		{`[1475,1]`, `[1475,1,1]`, `json: report: buckets: got "[1475,1,1]", want pairs of bucket and count`},
		{`[1475,1]`, `"1475"`, `json: json: cannot unmarshal string`},
		{`[1475,1]`, `[1475,-1]`, `json: json: cannot unmarshal number -1`},

		{`"min":"1m"`, `"min":"58.9s"`, "cells[0].business.min: got 58.9s, want 58.933110601s to 1m0.123678491s, the first bucket"},
		{`"min":"1m"`, `"min":"1m0.2s"`, "cells[0].business.min: got 1m0.2s, want 58.933110601s to 1m0.123678491s, the first bucket"},
		{`"max":"26h"`, `"max":"25h"`, "cells[0].wall.max: got 25h, want min or more in 25h44m15.948176304s to 26h15m27.785513198s, the last bucket"},
		{`"max":"26h"`, `"max":"27h"`, "cells[0].wall.max: got 27h, want min or more in 25h44m15.948176304s to 26h15m27.785513198s, the last bucket"},
		{`"max":"26h"`, `"max":"6000000h"`, "cells[0].wall.max: got 6000000h, want min or more in 25h44m15.948176304s to 26h15m27.785513198s, the last bucket"},
		{`"1h3m"`, `"1h2m58.679480352s"`, "cells[0].business.sum: got 1h2m58.679480352s, want 1h2m58.679480353s to 1h3m1.077045612s"},
		{`"1h3m"`, `"1h3m1.077045613s"`, "cells[0].business.sum: got 1h3m1.077045613s, want 1h2m58.679480353s to 1h3m1.077045612s"},
		{`"28h"`, `"27h59m59s"`, "cells[0].wall.sum: got 27h59m59s, want 28h to 28h0m28.375925395s"},
		{`"28h"`, `"28h0m28.5s"`, "cells[0].wall.sum: got 28h0m28.5s, want 28h to 28h0m28.375925395s"},
		{`"28h"`, `"1h"`, "cells[0].wall.sum: got 1h, want 28h to 28h0m28.375925395s"},
		{businessTimes, `"min":"1m","max":"26h","sum":"27h1m","buckets":[[1107,1],[1312,1],[1475,1]]`, ""},
		{businessTimes, `"min":"1h0m1s","max":"25h30m","sum":"27h30m2s","buckets":[[1312,2],[1474,1]]`, "cells[0].wall: got less than business, want at least as much"},
		{businessTimes, `"min":"1m","max":"26h0m1s","sum":"27h1m1s","buckets":[[1107,1],[1312,1],[1475,1]]`, "cells[0].wall: got less than business, want at least as much"},
		{businessTimes, `"min":"1h","max":"26h","sum":"28h0m1s","buckets":[[1312,2],[1475,1]]`, "cells[0].wall: got less than business, want at least as much"},
		{wallTimes, `"min":"59m59s","max":"1h","sum":"2h59m59s","buckets":[[1312,3]]`, ""},
		{wallTimes, `"min":"59m59s","max":"1h","sum":"2h59m57s","buckets":[[1312,3]]`, "cells[0].wall.sum: got 2h59m57s, want 2h59m58s to 2h59m59s"},
		{wallTimes, `"min":"59m59s","max":"1h","sum":"3h","buckets":[[1312,3]]`, "cells[0].wall.sum: got 3h, want 2h59m58s to 2h59m59s"},
		{wallTimes, `"min":"1h","max":"59m59s","sum":"3h","buckets":[[1312,3]]`,
			"cells[0].wall.max: got 59m59s, want min or more in 59m16.526897171s to 1h0m28.375925395s, the last bucket"},

		{`"28h"`, `"28h0m"`, `json: report: duration: got "28h0m", want one like "1h30m"`},
		{`"28h"`, `"27h60m"`, `json: report: duration: got "27h60m", want one like "1h30m"`},
		{`"28h"`, `"1680m"`, `json: report: duration: got "1680m", want one like "1h30m"`},
		{`"28h"`, `"-28h"`, `json: report: duration: got "-28h", want one like "1h30m"`},
		{`"28h"`, `"28h-1s"`, `json: report: duration: got "28h-1s", want one like "1h30m"`},
		{`"28h"`, `"028h"`, `json: report: duration: got "028h", want one like "1h30m"`},
		{`"28h"`, `"0h"`, `json: report: duration: got "0h", want one like "1h30m"`},
		{`"28h"`, `"h"`, `json: report: duration: got "h", want one like "1h30m"`},
		{`"28h"`, `""`, `json: report: duration: got "", want one like "1h30m"`},
		{`"28h"`, `"28h28.3s"`, `json: report: duration: got "28h28.3s", want one like "1h30m"`},
		{`"28h"`, `"28h0s"`, `json: report: duration: got "28h0s", want one like "1h30m"`},
		{`"28h"`, `"a day and a little more than four hours"`, `json: report: duration: got "a day and a little more than four hours", want one like "1h30m"`},
		{`"28h"`, `"a day and a little more than four hours!!"`, `json: report: duration: got 41 bytes, want one like "1h30m"`},
		{`"28h"`, `"18446744073709551616h"`, `json: report: duration: got "18446744073709551616h", want one like "1h30m"`},
		{`"28h"`, `"18446744073709551615h59m59.999999999s"`, "cells[0].wall.sum: got 18446744073709551615h59m59.999999999s, want 28h to 28h0m28.375925395s"},
		{`"28h"`, `28`, `json: json: cannot unmarshal number`},
	}
	for _, tt := range tests {
		if strings.Count(sound, tt.old) != 1 {
			t.Fatalf("%s stands %d times in the sound state", tt.old, strings.Count(sound, tt.old))
		}
		data := []byte(strings.Replace(sound, tt.old, tt.new, 1))
		checkJSON(t, data)
		var tally report.Tally
		err := tally.UnmarshalJSON(data)
		if got := withoutPrefix(err); got != tt.want && !startsAsJSON(got, tt.want) {
			t.Errorf("%s for %s:\n%s, want\n%s", tt.new, tt.old, got, tt.want)
		}
	}
}

// startsAsJSON compares texts that encoding/json or an enum goes on with.
func startsAsJSON(got, want string) bool {
	return strings.HasPrefix(want, "json: ") && strings.HasPrefix(got, want)
}

// withoutPrefix gives the lines of an error without the name of the package.
func withoutPrefix(err error) string {
	if err == nil {
		return ""
	}
	lines := strings.Split(err.Error(), "\n")
	for i := range lines {
		lines[i] = strings.TrimPrefix(lines[i], "report: ")
	}
	return strings.Join(lines, "\n")
}

// JSON that went through another program is read all the same.
func TestLooseJSON(t *testing.T) {
	tests := []string{
		`{"cells":[{"cancelled":1,"key":{"metric":"follow-up"}}],"version":1}`,
		`{"version":1,"cells":[{"key":{"metric":"f\u006fllow-up","tier":""},"met":0,"cancelled":1,"contacts":null}]}`,
		"{\"version\" : 1,\n\t\"cells\" : [ {\"key\":{\"metric\":\"follow-up\"}, \"cancelled\" : 1} ] }\n",
	}
	for _, text := range tests {
		var tally report.Tally
		err := tally.UnmarshalJSON([]byte(text))
		got, _ := tally.MarshalJSON()
		if want := `{"version":1,"cells":[{"key":{"metric":"follow-up"},"cancelled":1}]}`; err != nil || string(got) != want {
			t.Errorf("%s: %s, %v", text, got, err)
		}
	}
	var tally report.Tally
	if err := tally.UnmarshalJSON([]byte("null")); err == nil {
		t.Error("null was taken for a tally")
	}
}

// The empty tally and a state without a metric, as roll-ups have, come back too.
func TestSmallStates(t *testing.T) {
	for _, text := range []string{
		`{"version":1,"cells":[]}`,
		`{"version":1,"cells":[{"open":1}]}`,
		`{"version":1,"cells":[{"met":1,"contacts":{"cases":1,"first":0,"total":100},` +
			`"business":{"min":"0s","max":"0s","sum":"0s","buckets":[[0,1]]},"wall":{"min":"1ns","max":"1ns","sum":"1ns","buckets":[[1,1]]}}]}`,
	} {
		var tally report.Tally
		if err := tally.UnmarshalJSON([]byte(text)); err != nil {
			t.Errorf("%s: %v", text, err)
		}
		if got, _ := tally.MarshalJSON(); string(got) != text {
			t.Errorf("encoded %s, want %s", got, text)
		}
		checkFigures(t, &tally)
	}
}

// The bytes that are in databases by now.
func TestBinaryForm(t *testing.T) {
	want := "sla/report\x01\x02" +
		"\x07\x04gold\x05phone\x06urgent\x03vip" + "\x02\x01\x01\x02\x01" + "\x01" + "\x02\x01\x04" +
		string(numbers(60e9, 3600e9, 0, 3780e9, 3, 1107, 1, 34, 1, 169, 1)) +
		string(numbers(3600e9, 26*3600e9, 0, 28*3600e9, 2, 1312, 2, 162, 1)) +
		"\x08\x00\x00\x00\x00" + "\x00\x00\x00\x00\x01" + "\x00" + "\x00\x00\x00"
	var tally report.Tally
	if err := tally.UnmarshalJSON([]byte(sound)); err != nil {
		t.Fatal(err)
	}
	if got, err := tally.MarshalBinary(); err != nil || string(got) != want {
		t.Errorf("encoded\n%q, %v, want\n%q", got, err, want)
	}
	for n := range len(want) { // no beginning of it is another tally
		if err := new(report.Tally).UnmarshalBinary([]byte(want[:n])); err == nil {
			t.Errorf("accepted the first %d bytes", n)
		}
	}
}

func numbers(list ...uint64) []byte {
	var b []byte
	for _, n := range list {
		b = binary.AppendUvarint(b, n)
	}
	return b
}

func TestTamperedBinaryIsRefused(t *testing.T) {
	start := "sla/report\x01"
	cell := func(rest string) string { return start + "\x01" + rest }
	zeros := func(n int) string { return strings.Repeat("\x00", n) }
	overflow := strings.Repeat("\xff", 9) + "\x02"
	tests := []struct{ data, want string }{
		{"", "byte 0: got 0 bytes to the end, want 10"},
		{"sla/rep", "byte 0: got 7 bytes to the end, want 10"},
		{"another text", "byte 10: got another text, want sla/report"},
		{"sla/report", "byte 10: got the end, want a number"},
		{"sla/report\x00", "version: got 0, want 1"},
		{"sla/report\x02anything", "version: got 2, want 1"},
		{"sla/report\x81\x00", "byte 10: got a number with idle bytes, want its shortest form"},
		{"sla/report" + string(numbers(1<<32)), "byte 10: got 4294967296, want at most 2147483647"},
		{start, "byte 11: got the end, want a number"},
		{start + overflow, "byte 11: got a number of more than 64 bits, want at most 18446744073709551615"},
		{start + "\x00\x00", "byte 12: got 1 bytes more, want the end"},
		{cell(string(numbers(256))), "byte 12: got 256, want at most 255"},
		{cell("\x0b" + zeros(13)), `cells[0].key.metric: sla: Metric: got "Metric(11)", want one of`},
		{cell("\x01\x41"), "byte 13: got 65, want at most 64"},
		{cell("\x01\x05gold"), "byte 14: got 4 bytes to the end, want 5"},
		{cell("\x01" + zeros(13)), "cells[0].records: got 0, want at least 1"},
		{cell("\x01" + zeros(4) + "\x00\x00\x01\x00\x00" + zeros(4)), ""},
		{cell("\x01" + zeros(4) + "\x01\x00\x00\x00\x00" + zeros(4) + "\x00\x00\x00\x00" + string(numbers(2052))),
			"byte 30: got 2052, want at most 2051"},
		{cell("\x01" + zeros(4) + "\x01\x00\x00\x00\x00" + zeros(4) + "\x00\x00\x00\x00\x01" + string(numbers(2052))),
			"byte 31: got 2052, want at most 2051"},
		{cell("\x01" + zeros(4) + "\x01\x00\x00\x00\x00" + zeros(4) + "\x00\x00\x00\x00\x01\x00" + string(numbers(report.MaxRecords+1))),
			"byte 32: got 1099511627777, want at most 1099511627776"},
		{cell("\x01" + zeros(4) + "\x01\x00\x00\x00\x00" + zeros(4) + strings.Repeat("\x00\x00\x00\x00\x01\x00\x01", 2)), ""},
		{cell("\x01" + zeros(4) + "\x01\x00\x00\x00\x00" + zeros(4) + "\x00\x00" + string(numbers(1<<63)) + "\x00\x01\x00\x01" + "\x00\x00\x00\x00\x01\x00\x01"),
			"cells[0].business.sum: got 170141183460469231731687303715884105728ns, want 0s to 0s"},
		{start + string(numbers(1<<63)), "byte 21: got the end, want a number"},
	}
	for _, tt := range tests {
		checkBinary(t, []byte(tt.data))
		err := new(report.Tally).UnmarshalBinary([]byte(tt.data))
		if got := withoutPrefix(err); tt.want == "" && err != nil || !strings.HasPrefix(got, tt.want) {
			t.Errorf("%q:\n%s, want\n%s", tt.data, got, tt.want)
		}
	}
}

func TestUnknownMetricKeepsItsCause(t *testing.T) {
	data := strings.Replace(sound, `"resolution"`, `"solution"`, 1)
	err := new(report.Tally).UnmarshalJSON([]byte(data))
	if e, ok := errors.AsType[*report.ValueError](err); !ok || errors.Unwrap(e) == nil {
		t.Errorf("no cause in %#v", err)
	}
}

// What the data claim costs nothing; what they hold costs memory in proportion.
func TestHostileDataAllocateInProportion(t *testing.T) {
	claims := [][]byte{
		append([]byte("sla/report\x01"), numbers(1<<62)...), // cells
		append([]byte("sla/report\x01\x01\x01"), numbers(1<<62)...),
		append([]byte("sla/report\x01\x01\x01\x00\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"), numbers(2051)...),
		[]byte(`{"version":1,"cells":[` + strings.Repeat("[", 100_000)),
		[]byte(strings.Repeat(`{"cells":`, 100_000)),
		append([]byte("sla/report\x01"), append(numbers(5000), make([]byte, 14*5000)...)...),
		append([]byte("sla/report\x01\x01\x01\x00\x00\x00\x00\x01"), make([]byte, 100_000)...),
	}
	for _, data := range claims {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		err1 := new(report.Tally).UnmarshalBinary(data)
		err2 := new(report.Tally).UnmarshalJSON(data)
		runtime.ReadMemStats(&after)
		if err1 == nil || err2 == nil {
			t.Errorf("accepted %.40q", data)
		}
		if got, most := after.TotalAlloc-before.TotalAlloc, uint64(20_000+100*len(data)); got > most {
			t.Errorf("%.40q, %d bytes, took %d bytes of memory, want at most %d", data, len(data), got, most)
		}
	}
}
