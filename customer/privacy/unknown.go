package privacy

import (
	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/internal/enum"
)

func unknown(u enum.Unknown) error { e := customer.UnknownError(u); return &e }
