package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// css is how elements are named.
type css = chromedp.CSS

// browser opens an empty tab in a headless browser; the test is skipped only when
// there is none.
func browser(t *testing.T, flags ...chromedp.ExecAllocatorOption) context.Context {
	t.Helper()
	name := ""
	for _, candidate := range []string{os.Getenv("DESK_BROWSER"), "chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(candidate); candidate != "" && err == nil {
			name = path
			break
		}
	}
	if name == "" {
		t.Skip("no Chromium here; DESK_BROWSER may name one")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(name), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.UserDataDir(filepath.Join(t.TempDir(), "profile")), chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), append(options, flags...)...)
	ctx, leave := chromedp.NewContext(allocator)
	t.Cleanup(func() { _ = chromedp.Cancel(ctx); leave(); stop() })
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	limited, cancel := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(cancel)
	return limited
}

// do goes some steps in the browser.
func do(ctx context.Context, t *testing.T, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	for i, step := range steps {
		if err := chromedp.Do(ctx, step); err != nil {
			t.Fatalf("step %d: %v", i+1, err)
		}
	}
}

// text is what an element says.
func text(ctx context.Context, t *testing.T, selector css) string {
	t.Helper()
	s, err := chromedp.Run(ctx, chromedp.Text(selector))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestPictures takes a picture of each page at two widths, in light and dark, into
// the folder that DESK_PICTURES names.
func TestPictures(t *testing.T) {
	dir := os.Getenv("DESK_PICTURES")
	if dir == "" {
		t.Skip("DESK_PICTURES names no folder")
	}
	web := httptest.NewServer(newServer(t, true).routes(free))
	defer web.Close()
	for _, scheme := range []struct{ name, flag string }{{"light", "preferredColorScheme=1"}, {"dark", "preferredColorScheme=0"}} {
		ctx := browser(t, chromedp.Flag("blink-settings", scheme.flag))
		for i, path := range []string{"/", "/tickets/T-1004", "/complaints", "/complaints/C-102", "/satisfaction", "/calendar", "/settings"} {
			for _, width := range []int64{1280, 390} {
				lang := [...]string{"en", "zh-Hans", "zh-Hant"}[i%3]
				do(ctx, t, chromedp.EmulateViewport(width, 900), chromedp.Navigate(web.URL+path),
					chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.cookie = "lang=%s; path=/"`, lang)), chromedp.Navigate(web.URL+path))
				wide, err := chromedp.Run(ctx, chromedp.Evaluate[int](`document.documentElement.scrollWidth`))
				if err != nil || int64(wide) > width {
					t.Errorf("%s is %d wide on %d: %v", path, wide, width, err)
				}
				picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
				if err != nil {
					t.Fatal(err)
				}
				name := fmt.Sprintf("%s-%d-%s.png", strings.Trim(strings.ReplaceAll(path, "/", "-"), "-"), width, scheme.name)
				if err := os.WriteFile(filepath.Join(dir, name), picture, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
