package board_test

import (
	"testing"

	"github.com/servicequality/servicequality/sla/board"
)

// The first numbers of splitmix64 from the seed 0.
func TestScatterIsSplitmix64(t *testing.T) {
	for i, want := range []uint64{0, 0xe220a8397b1dcdaf, 0x6e789e6aa1b965f4, 0x06c45d188009454f, 0xf88bb8a8724c81ec} {
		if got := board.Scatter(uint64(i)); got != want {
			t.Errorf("scatter(%d) = %#x, want %#x", i, got, want)
		}
	}
}
