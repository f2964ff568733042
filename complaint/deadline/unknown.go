package deadline

import (
	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/internal/enum"
)

func unknown(u enum.Unknown) error { e := complaint.UnknownError(u); return &e }
