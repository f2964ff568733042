package board_test

import (
	"fmt"
	"time"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/board"
)

func Example() {
	morning := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	after := func(minutes int) time.Time { return morning.Add(time.Duration(minutes) * time.Minute) }
	clock, err := sla.NewClock(sla.Target{Metric: sla.FirstResponse, Limit: time.Hour, Warnings: []sla.Warning{{Percent: 50}}})
	if err != nil {
		fmt.Println(err)
		return
	}

	desk := board.New(morning)
	for i, id := range []string{"A", "B", "C"} {
		started, err := clock.Append(sla.Event{Kind: sla.Start, At: after(10 * i)})
		if err != nil {
			fmt.Println(err)
			return
		}
		desk.Put(id, started)
	}
	for _, now := range []time.Time{after(35), after(45), after(75)} {
		for _, alert := range desk.Look(now) {
			fmt.Println(now.Format("15:04"), alert.ID, alert.Mark, alert.At.Format("15:04"))
		}
	}
	fmt.Printf("open %d: %+v\n", desk.Len(), desk.Counts(after(75)))
	for id := range desk.Breached(after(75)) {
		fmt.Println("overdue", id)
	}
	for id, clock := range desk.Due(after(75)) {
		due, _ := clock.At(after(75)).Due()
		fmt.Println("next", id, due.Format("15:04"))
	}
	next, _ := desk.Next()
	fmt.Println("sleep until", next.Format("15:04"))
	// Output:
	// 09:35 A warning 09:30
	// 09:45 B warning 09:40
	// 10:15 C warning 09:50
	// 10:15 A due 10:00
	// 10:15 A breach 10:00
	// 10:15 B due 10:10
	// 10:15 B breach 10:10
	// open 3: {Breached:2 AtRisk:1 OnTrack:0 Paused:0}
	// overdue A
	// overdue B
	// next C 10:20
	// sleep until 10:20
}
