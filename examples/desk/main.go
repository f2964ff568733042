// Desk is a small service desk that really runs: tickets with their clocks, complaints
// in eight steps, replies that are checked before they are sent, ratings, and
// agents who are matched, on a database and in a browser.
//
//	go run -C examples/desk .
//	go run -C examples/desk . -db postgres://localhost/desk
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
	_ "time/tzdata" // zones also where the machine has none

	"github.com/servicequality/servicequality/etiquette"

	"github.com/servicequality/servicequality/examples/desk/store"
)

// What the program's exit says.
const (
	done    = 0 // it was asked to stop, and did
	failed  = 1 // standard error says why
	misused = 2 // the flags are wrong
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// config are the flags.
type config struct {
	addr, db, zone string
	open, empty    bool
	perSecond      float64
	burst          int
}

func parse(args []string, stderr io.Writer) (config, error) {
	var o config
	flags := flag.NewFlagSet("desk", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.addr, "addr", "127.0.0.1:8080", "address to serve; one that others can reach needs -open")
	flags.StringVar(&o.db, "db", "", "SQLite file, or postgres:// URL; by default a file in the user's cache folder")
	flags.StringVar(&o.zone, "zone", "Asia/Shanghai", "time zone in which pages show times")
	flags.BoolVar(&o.open, "open", false, "serve others than this machine: there is no password, so put something with one before it")
	flags.BoolVar(&o.empty, "empty", false, "begin an empty desk without the tickets to look at")
	flags.Float64Var(&o.perSecond, "rate", 50, "requests that one client may make in a second, on average")
	flags.IntVar(&o.burst, "burst", 200, "requests that one client may make at once")
	err := flags.Parse(args)
	if err != nil {
		return o, err
	}
	if err = o.check(flags); err != nil {
		fmt.Fprintln(stderr, err)
	}
	return o, err
}

func (o *config) check(flags *flag.FlagSet) error {
	host, _, err := net.SplitHostPort(o.addr)
	ip := net.ParseIP(host)
	switch {
	case flags.NArg() > 0:
		return fmt.Errorf("desk: got argument %q, want flags only", flags.Arg(0))
	case err != nil:
		return fmt.Errorf("desk: -addr: got %q, want an address such as 127.0.0.1:8080", o.addr)
	case !o.open && host != "localhost" && !(ip != nil && ip.IsLoopback()):
		return fmt.Errorf("desk: -addr: %s can be reached from other machines, and the desk has no password; say -open if that is meant", o.addr)
	case o.perSecond <= 0 || o.burst < 1:
		return fmt.Errorf("desk: -rate and -burst: got %v and %v, want more than 0 and at least 1", o.perSecond, o.burst)
	}
	return nil
}

// database gives the name of the database, and makes the folder of the usual one.
func (o *config) database() (string, error) {
	if o.db != "" {
		return o.db, nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	dir := filepath.Join(cache, "servicequality")
	return filepath.Join(dir, "desk.db"), os.MkdirAll(dir, 0o700)
}

// run is main with its surroundings as arguments. It gives the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return done
	case err != nil:
		return misused
	}
	if err := o.serve(ctx, stdout, slog.New(slog.NewTextHandler(stderr, nil))); err != nil {
		fmt.Fprintln(stderr, "desk:", err)
		return failed
	}
	return done
}

func (o *config) serve(ctx context.Context, stdout io.Writer, log *slog.Logger) (err error) {
	zone, err := time.LoadLocation(o.zone)
	if err != nil {
		return err
	}
	name, err := o.database()
	if err != nil {
		return err
	}
	db, err := store.Open(ctx, name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	checker, err := etiquette.New()
	if err != nil {
		return err
	}
	desk, err := NewDesk(ctx, db, checker, log, time.Now)
	if err == nil && !o.empty {
		err = desk.seed(ctx)
	}
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", o.addr)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "The desk is open at http://%s (Ctrl+C closes it).\n", listener.Addr())
	return o.listen(ctx, listener, &server{Desk: desk, zone: zone, done: ctx})
}

// listen serves until ctx is done; then it finishes what has begun.
func (o *config) listen(ctx context.Context, listener net.Listener, s *server) error {
	l := limits{perSec: o.perSecond, burst: o.burst, body: 64 << 10}
	if !o.open {
		l.host = "localhost"
	}
	web := &http.Server{
		Handler:           s.routes(l),
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      20 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
	}
	go s.watch()
	ended := make(chan error, 1)
	go func() { ended <- web.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	s.log.Info("closing")
	last, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return web.Shutdown(last)
}
