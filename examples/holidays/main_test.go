package main

import (
	"context"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/examples/internal/exampletest"
)

// holidays is the program, which waits for nothing and reads no input.
var holidays = exampletest.Program(func(_ context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	return run(args, stdout, stderr)
})

func TestReadmeShowsTheOutput(t *testing.T) {
	got := holidays.Run()
	if got.Status != done || got.Errs != "" {
		t.Errorf("%+v", got)
	}
	exampletest.Readme(t, got.Out)
}

func TestAnotherYearMonthAndLanguage(t *testing.T) {
	name := exampletest.Write(t, "2027.json", `{"$id": "x", "year": 2027, "days": [{"name": "国庆节", "date": "2027-10-01", "isOffDay": true}, {"name": "国庆节", "date": "2027-10-02", "isOffDay": false}]}`)
	got := holidays.Run("-file", name, "-month", "2027-10", "-from", "2027-09-30T17:00:00+08:00", "-hours", "09:00-18:00,22:00-02:00", "-add", "1h,2h30m,9h", "-lang", "zh-Hant")
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
	if diff := cmp.Diff(exampletest.Outcome{Status: done, Out: want}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestBadInput(t *testing.T) {
	file := func(text string) string { return exampletest.Write(t, "year.json", text) }
	holidays.Refuses(t, done, "-month", "-h")
	holidays.Refuses(t, misused, `got argument "2027"`, "2027")
	holidays.Refuses(t, misused, "want a month such as 2026-02", "-month", "13")
	holidays.Refuses(t, misused, "want an instant such as", "-from", "today")
	holidays.Refuses(t, misused, `"9"`, "-hours", "9-17")
	holidays.Refuses(t, misused, `"much"`, "-add", "much")
	holidays.Refuses(t, misused, "got -1h, want 0s or more", "-add", "-1h")
	holidays.Refuses(t, failed, "week.mon", "-hours", "09:00-12:00,11:00-13:00")
	holidays.Refuses(t, failed, "Asia/Nowhere", "-zone", "Asia/Nowhere")
	holidays.Refuses(t, failed, "nowhere.json", "-file", "nowhere.json")
	holidays.Refuses(t, failed, "days of the year", "-file", file("[]"))
	holidays.Refuses(t, failed, "days[0].date", "-file", file(`{"days": [{"date": "2026-02-30"}]}`))
	holidays.Refuses(t, failed, "days[1].date: got 2026-02-03 again", "-file", file(`{"days": [{"date": "2026-02-03"}, {"date": "2026-02-03"}]}`))
}

func TestOutputThatFailsIsReported(t *testing.T) {
	holidays.Fails(t, failed, "holidays: disk full\n")
}
