package conduct

import (
	"cmp"
	"strings"
)

// Key says which cell of a [Tally] a card is counted in, in the names of its [Head].
// It is comparable.
type Key struct {
	// Agent is who served.
	Agent string `json:"agent,omitzero"`
	// Team is where.
	Team string `json:"team,omitzero"`
	// Channel is by which way.
	Channel string `json:"channel,omitzero"`
}

// Compare gives -1, 0 or +1 as k comes before, is, or comes after other: by agent,
// team and channel, byte by byte.
func (k Key) Compare(other Key) int {
	return cmp.Or(strings.Compare(k.Agent, other.Agent), strings.Compare(k.Team, other.Team), strings.Compare(k.Channel, other.Channel))
}

func (k Key) clone() Key {
	return Key{strings.Clone(k.Agent), strings.Clone(k.Team), strings.Clone(k.Channel)}
}
