package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// crashes is how often the writer is killed.
const crashes = 100

// TestMain makes this program the writer that is killed when it is told so.
func TestMain(m *testing.M) {
	if name := os.Getenv("DESK_CRASH"); name != "" {
		fmt.Fprintln(os.Stderr, writeOn(name))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// writeOn appends pairs of events for ever and prints the version of each pair when
// it is acknowledged.
func writeOn(name string) error {
	ctx := context.Background()
	s, err := Open(ctx, name)
	if err != nil {
		return err
	}
	log, err := s.Load(ctx, "left", 0)
	if err != nil {
		return err
	}
	for v := len(log) + 1; ; v++ {
		if err := s.Append(ctx, Event{"left", v, "", []byte("1")}, Event{"right", v, "", []byte("1")}); err != nil {
			return err
		}
		fmt.Println(v)
	}
}

// TestCrashesLoseNothing kills a process that writes, with no chance to clean up,
// and looks whether all is there that it acknowledged.
func TestCrashesLoseNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("starts 100 processes")
	}
	name := filepath.Join(t.TempDir(), "desk.db")
	begin := time.Now()
	stored := 0
	for i := range crashes {
		acknowledged := crash(t, name)
		s := open(t, name)
		left, err1 := s.Load(t.Context(), "left", 0)
		right, err2 := s.Load(t.Context(), "right", 0)
		if err1 != nil || err2 != nil {
			t.Fatal(err1, err2)
		}
		stored = len(left)
		if stored < acknowledged || len(left) != len(right) || left[stored-1].Version != stored {
			t.Fatalf("crash %d: %d pairs acknowledged, %d and %d stored", i, acknowledged, len(left), len(right))
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d crashes, %d pairs, %v", crashes, stored, time.Since(begin).Round(time.Millisecond))
}

// crash lets a process write and kills it after a few acknowledgements and a little
// more; it gives the last version that was acknowledged.
func crash(t *testing.T, name string) (acknowledged int) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "DESK_CRASH="+name)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for n := rand.IntN(4) + 1; n > 0 && lines.Scan(); n-- {
		acknowledged, _ = strconv.Atoi(lines.Text())
	}
	time.Sleep(time.Duration(rand.IntN(3000)) * time.Microsecond)
	_ = cmd.Process.Kill()
	for lines.Scan() {
		if v, err := strconv.Atoi(lines.Text()); err == nil {
			acknowledged = v
		}
	}
	_ = cmd.Wait()
	if acknowledged == 0 {
		t.Fatal("the writer acknowledged nothing")
	}
	return acknowledged
}
