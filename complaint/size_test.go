package complaint_test

import (
	"testing"
	"unsafe"

	"github.com/servicequality/servicequality/complaint"
)

// A million open complaints should fit into a small machine.
func TestSizes(t *testing.T) {
	if got := unsafe.Sizeof(complaint.Case{}); got > 160 {
		t.Errorf("a fresh case takes %d bytes, want at most 160", got)
	}
	if got := unsafe.Sizeof(complaint.Case{}) + 9*unsafe.Sizeof(complaint.Event{}); got > 900 {
		t.Errorf("a case and nine events take %d bytes, want at most 900", got)
	}
	t.Logf("case %d, event %d", unsafe.Sizeof(complaint.Case{}), unsafe.Sizeof(complaint.Event{}))
}
