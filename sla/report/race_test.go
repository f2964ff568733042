//go:build race

package report_test

// racing is true under the race detector, which allocates on its own account.
const racing = true
