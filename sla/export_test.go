package sla

import "time"

// Change is an instant at which a zone changes its offset, with both offsets in
// seconds east of UTC. Tests draw instants near them.
type Change struct {
	At       time.Time
	From, To int64
}

// Changes lists those of a zone in the years that calendars know.
func Changes(zone *time.Location) []Change {
	all := periods(zone)
	changes := make([]Change, len(all)-1)
	for i, p := range all[1:] {
		changes[i] = Change{time.Unix(p.start, 0).In(zone), all[i].offset, p.offset}
	}
	return changes
}
