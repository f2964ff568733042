package conduct

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Fingerprint is the version of a [Form]: the first half of the SHA-256 of all that
// decides how cards are filled and scored: the items in their order with occasion,
// stage, bound, evidence, sign, weight and channels, and whether they are critical.
// Their wording and tags are not in it, so that a text may be mended. Compare with ==.
type Fingerprint [16]byte

// String gives the fingerprint in 32 hexadecimal digits.
func (f Fingerprint) String() string { return hex.EncodeToString(f[:]) }

// MarshalText gives what String gives.
func (f Fingerprint) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads what String gives; anything else is a [*CardError] and leaves f
// as it was.
func (f *Fingerprint) UnmarshalText(text []byte) error {
	var read Fingerprint
	if len(text) == 2*len(read) {
		if _, err := hex.Decode(read[:], text); err == nil && read.String() == string(text) {
			*f = read
			return nil
		}
	}
	return &CardError{Problem: Damaged, Got: fmt.Sprintf("the fingerprint %.40q", text), Want: "32 lower-case hexadecimal digits"}
}

// fingerprint is that of some items.
func fingerprint(items []Item) (Fingerprint, error) {
	bare := make([]Item, len(items))
	for i, item := range items {
		item.Do, item.Tags = nil, nil
		bare[i] = item
	}
	data, err := json.Marshal(bare)
	if err != nil {
		return Fingerprint{}, err
	}
	sum := sha256.Sum256(data)
	return Fingerprint(sum[:len(Fingerprint{})]), nil
}
