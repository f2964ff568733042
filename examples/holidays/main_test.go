package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// holidays runs the program.
func holidays(args ...string) (status int, stdout, stderr string) {
	var out, errs strings.Builder
	status = run(args, &out, &errs)
	return status, out.String(), errs.String()
}

// The README shows the command and what it prints; it must stay true.
func TestReadmeShowsTheOutput(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, shown, _ := strings.Cut(string(readme), "```text\n")
	shown, _, _ = strings.Cut(shown, "```")
	status, out, errs := holidays()
	if status != done || errs != "" {
		t.Fatalf("exit status %d, said %s", status, errs)
	}
	if diff := cmp.Diff(shown, out); diff != "" {
		t.Errorf("README.md shows other output (-readme +printed):\n%s", diff)
	}
}

func TestAnotherYearMonthAndLanguage(t *testing.T) {
	name := filepath.Join(t.TempDir(), "2027.json")
	year := `{"$id": "x", "year": 2027, "days": [{"name": "国庆节", "date": "2027-10-01", "isOffDay": true}, {"name": "国庆节", "date": "2027-10-02", "isOffDay": false}]}`
	if err := os.WriteFile(name, []byte(year), 0o644); err != nil {
		t.Fatal(err)
	}
	status, out, errs := holidays("-file", name, "-month", "2027-10", "-from", "2027-09-30T17:00:00+08:00", "-hours", "09:00-18:00,22:00-02:00", "-add", "1h,2h30m,9h", "-lang", "zh-Hant")
	want := `2027年10月  (Asia/Shanghai)
  一   二   三   四   五   六   日
                       1*   2+   3·
   4    5    6    7    8    9·  10·
  11   12   13   14   15   16·  17·
  18   19   20   21   22   23·  24·
  25   26   27   28   29   30·  31·

· 休息   * 放假   + 補班
當月工作時間： 273h
  * 国庆节  2027-10-01
  + 国庆节  2027-10-02

開始 Thu 2027-09-30 17:00
  1h     截止 Thu 2027-09-30 18:00
  2h30m  截止 Thu 2027-09-30 23:30
  9h     截止 Sat 2027-10-02 13:00   平時為 Fri 2027-10-01 13:00
`
	if diff := cmp.Diff(want, out); status != done || errs != "" || diff != "" {
		t.Errorf("exit status %d, said %s (-want +got):\n%s", status, errs, diff)
	}
}

func TestBadInput(t *testing.T) {
	file := func(text string) string {
		name := filepath.Join(t.TempDir(), "year.json")
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	tests := []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"-h"}, done, "-month"},
		{[]string{"2027"}, misused, `got argument "2027"`},
		{[]string{"-month", "13"}, misused, "want a month such as 2026-02"},
		{[]string{"-from", "today"}, misused, "want an instant such as"},
		{[]string{"-hours", "9-17"}, misused, `"9"`},
		{[]string{"-add", "much"}, misused, `"much"`},
		{[]string{"-add", "-1h"}, misused, "got -1h, want 0s or more"},
		{[]string{"-hours", "09:00-12:00,11:00-13:00"}, failed, "week.mon"},
		{[]string{"-zone", "Asia/Nowhere"}, failed, "Asia/Nowhere"},
		{[]string{"-file", "nowhere.json"}, failed, "nowhere.json"},
		{[]string{"-file", file("[]")}, failed, "days of the year"},
		{[]string{"-file", file(`{"days": [{"date": "2026-02-30"}]}`)}, failed, "days[0].date"},
		{[]string{"-file", file(`{"days": [{"date": "2026-02-03"}, {"date": "2026-02-03"}]}`)}, failed, "days[1].date: got 2026-02-03 again"},
	}
	for _, tt := range tests {
		status, out, errs := holidays(tt.args...)
		if status != tt.status || !strings.Contains(errs, tt.says) || out != "" {
			t.Errorf("%v: exit status %d, printed %q, said %s", tt.args, status, out, errs)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestOutputThatFailsIsReported(t *testing.T) {
	var errs strings.Builder
	if status := run(nil, full{}, &errs); status != failed || errs.String() != "holidays: disk full\n" {
		t.Errorf("exit status %d, said %s", status, errs.String())
	}
}
