package etiquette

import (
	"log/slog"
	"time"
)

// Conversation is who said what and when, on one channel.
type Conversation struct {
	// Language is that of the messages; "" means that of each agent's message is
	// found out.
	Language Language `json:"language,omitempty"`
	// Channel is where it took place. It decides which courtesies are wanted, see
	// [ProfileOf].
	Channel Channel `json:"channel"`
	// WallClock says that the times are those of a clock on the wall where the agent
	// sits, so that a greeting can be held to the time of day. A time stored in UTC
	// says nothing about that.
	WallClock bool `json:"wall_clock,omitzero"`
	// Messages are in the order in which they were said.
	Messages []Message `json:"messages"`
}

// Message is what one side said at once.
type Message struct {
	// Role is who said it.
	Role Role `json:"role"`
	// At is when, in the zone of the people.
	At time.Time `json:"at"`
	// Text is what was said.
	Text string `json:"text"`
	// Spoken is how long it took to say on the phone; 0 where nobody measured.
	Spoken time.Duration `json:"spoken,omitzero"`
}

// LogValue gives language, channel and the number of messages, never what they say.
func (c Conversation) LogValue() slog.Value {
	return slog.GroupValue(slog.String("language", string(c.Language)), slog.String("channel", c.Channel.String()), slog.Int("messages", len(c.Messages)))
}

// LogValue gives role, time and length, never the text.
func (m Message) LogValue() slog.Value {
	return slog.GroupValue(slog.String("role", m.Role.String()), slog.Time("at", m.At), slog.Int("bytes", len(m.Text)))
}
