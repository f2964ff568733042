package servicequality_test

import (
	"fmt"
	"log"
	"time"
	_ "time/tzdata" // zones also where the machine has none

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/sla"
)

func Example() {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		log.Fatal(err)
	}
	weekday := []sla.Shift{{Open: sla.At(9, 0), Close: sla.At(17, 0)}}
	office, err := sla.NewCalendar(sla.Hours{
		Zone: berlin,
		Week: sla.Week{time.Monday: weekday, time.Tuesday: weekday, time.Wednesday: weekday, time.Thursday: weekday, time.Friday: weekday},
	})
	if err != nil {
		log.Fatal(err)
	}
	friday := time.Date(2026, 3, 27, 16, 30, 0, 0, berlin) // clocks change on Sunday
	due, err := office.Add(friday, time.Hour)
	fmt.Println(due, err)

	var c complaint.Case
	_, err = c.Do(complaint.Command{
		Case: "C-17", Action: complaint.Receive, Actor: "li", At: friday,
		Details: complaint.Opening{Missed: "the pump was to run for years"},
	})
	fmt.Println(c.Phase(), err)
	_, err = c.Do(complaint.Command{Action: complaint.Close, Actor: "li", At: due})
	fmt.Println(err)
	// Output:
	// 2026-03-30 09:30:00 +0200 CEST <nil>
	// received <nil>
	// complaint: close refused: order; "C-17" is received at version 1, allowed: thank, withdraw, merge-into, absorb, refer, change-handler, change-place, change-time, assess, feedback, note, classify
}
