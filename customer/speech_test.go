package customer_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/customer"
)

func TestSpeech(t *testing.T) {
	tests := []struct {
		rate, usual int64
		signal      string // "" for none
		strength    int64
		why         string
	}{
		{120, 0, "", 0, "the range, ends included"},
		{150, 0, "", 0, "the range, ends included"},
		{135, 0, "", 0, "the middle"},
		{151, 0, "fast-speech", 33, "a thirtieth, cut"},
		{119, 0, "slow-speech", 33, "a thirtieth, cut"},
		{165, 0, "fast-speech", 500, "half way"},
		{180, 0, "fast-speech", 1000, "one width above"},
		{179, 0, "fast-speech", 966, "not quite"},
		{90, 0, "slow-speech", 1000, "one width below"},
		{2000, 0, "fast-speech", 1000, "no more than plain"},
		{1, 0, "slow-speech", 1000, "no more than plain"},
		{200, 200, "", 0, "as ever"},
		{135, 135, "", 0, "who speaks as the training says"},
		{222, 200, "", 0, "just in the range of their own"},
		{223, 200, "fast-speech", 17, "just above it"},
		{100, 90, "", 0, "who always speaks slowly"},
		{160, 240, "slow-speech", 1000, "slow for them"},
		{2000, 1999, "", 0, "the ends of what can be"},
		{2000, 1, "fast-speech", 1000, "the ends of what can be"},
		{1, 2000, "slow-speech", 1000, "the ends of what can be"},
	}
	for _, tt := range tests {
		o, ok, err := customer.Speech{Rate: tt.rate, Usual: tt.usual, At: noon, Event: "e"}.Observation()
		want := customer.Observation{Signal: tt.signal, Strength: tt.strength, At: noon, Event: "e"}
		if err != nil || ok != (tt.signal != "") || ok && o != want {
			t.Errorf("%d a minute, usually %d: %+v, %v, %v, want %s %d: %s", tt.rate, tt.usual, o, ok, err, tt.signal, tt.strength, tt.why)
		}
	}
}

func TestSpeechRefuses(t *testing.T) {
	tests := []struct {
		speech customer.Speech
		want   []string
	}{
		{customer.Speech{Rate: 0, At: noon}, []string{"speech rate: 0, want 1 to 2000"}},
		{customer.Speech{Rate: 2001, Usual: -1, At: time.Time{}}, []string{
			"speech rate: 2001, want 1 to 2000", "speech usual: -1, want 1 to 2000", "speech at: no instant, want when it was measured"}},
		{customer.Speech{Rate: 1, Usual: 2001, At: noon}, []string{"speech usual: 2001, want 1 to 2000"}},
	}
	for _, tt := range tests {
		o, ok, err := tt.speech.Observation()
		if o != (customer.Observation{}) || ok || !cmp.Equal(faults(err), tt.want) {
			t.Errorf("%+v: %+v, %v, %q, want %q", tt.speech, o, ok, faults(err), tt.want)
		}
	}
}
