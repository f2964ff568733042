package sla

// side is which part of time is counted: that in which a calendar is open, or the
// rest. Only open time is stored, since each follows from the other.
type side bool

const (
	openTime   side = false
	closedTime side = true
)

// of gives the count of a side from the count of open time and of all time.
func (s side) of(opened, all int64) int64 {
	if s == closedTime {
		return all - opened
	}
	return opened
}
