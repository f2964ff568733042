package phrase

import "math/bits"

// set is a set of numbers by their hashes: it may have more than was added.
type set struct {
	bits  []uint64
	shift uint8
}

// makeSet has room for n numbers, with one in 128 of all others or less. It takes 1 MiB
// at most, so that with a million it has one in eight.
func makeSet(n int) set {
	size := max(min(bits.Len(uint(n))+7, 23), 16)
	return set{make([]uint64, 1<<(size-6)), uint8(64 - size)}
}

func hash(n uint64) uint64 { return n * 0x9E3779B97F4A7C15 }

func (s set) add(n uint64) {
	h := hash(n) >> s.shift
	s.bits[h/64] |= 1 << (h % 64)
}

func (s set) has(n uint64) bool {
	h := hash(n) >> s.shift
	return s.bits[h/64]>>(h%64)&1 != 0
}

// mix makes one key of the key of some units and of the key of those that follow.
func mix(key, next uint64) uint64 { return hash(key) + next }
