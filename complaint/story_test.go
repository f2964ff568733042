package complaint_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/servicequality/servicequality/complaint"
)

func TestSmoke(t *testing.T) {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	var c complaint.Case
	do := func(a complaint.Action, d complaint.Details) {
		t.Helper()
		at = at.Add(time.Minute)
		e, err := c.Do(complaint.Command{Case: "C-1", Action: a, Actor: "li", At: at, Details: d, Key: a.String()})
		fmt.Println(e, err)
		fmt.Println(string(e.AppendJSON(nil)))
		fmt.Println(c.Allowed())
	}
	do(complaint.Receive, complaint.Opening{Missed: "works"})
	do(complaint.Thank, nil)
	do(complaint.Appreciate, nil)
	do(complaint.Apologise, nil)
	do(complaint.Correct, nil)
	do(complaint.Promise, complaint.Commitment{Due: at.Add(time.Hour), Text: "x", Feasible: true})
	b, err := c.MarshalJSON()
	fmt.Println(string(b), err)
	d, err := complaint.Restore(b)
	fmt.Println(d, err)
	for _, a := range c.Next(at) {
		fmt.Println(a.ID)
	}
}
