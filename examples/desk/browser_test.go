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

// pictured are the pages of which pictures are taken, and what leads to a refusal.
var pictured = map[string]string{
	"/": "", "/tickets/T-1004": "", "/tickets": "", "/complaints": "", "/complaints/C-102": "", "/satisfaction": "", "/calendar": "", "/nothing": "",
	"/tickets/T-1003":   `{ const f = document.querySelector("#reply"); f.elements.text.value = "這個連三歲小孩都會，我也沒辦法。"; f.submit() }`,
	"/complaints/C-101": `{ const f = document.querySelector("[data-action=promise-again]").form; f.elements.due.value = "2020-01-01T10:00"; f.elements.text.value = "a new one"; f.submit() }`,
	"/settings":         `{ const f = document.querySelector("main form"); f.elements.text.value = f.elements.text.value.replace("15m", "15 minutes").replace("emma", ""); f.submit() }`,
}

// TestPictures takes pictures of each page in three languages, at two widths, in light
// and dark, with everything opened, and of refusals, into the folder that DESK_PICTURES
// names.
func TestPictures(t *testing.T) {
	dir := os.Getenv("DESK_PICTURES")
	if dir == "" {
		t.Skip("DESK_PICTURES names no folder")
	}
	web := httptest.NewServer(newServer(t, true).routes(free))
	defer web.Close()
	for _, scheme := range []struct{ name, flag string }{{"light", "preferredColorScheme=1"}, {"dark", "preferredColorScheme=0"}} {
		ctx := browser(t, chromedp.Flag("blink-settings", scheme.flag))
		for _, lang := range []string{"en", "zh-Hans", "zh-Hant"} {
			do(ctx, t, chromedp.Navigate(web.URL+"/healthz"), chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.cookie = "lang=%s; path=/"`, lang)))
			for path, refused := range pictured {
				for _, width := range []int64{1280, 390} {
					do(ctx, t, chromedp.EmulateViewport(width, 900), chromedp.Navigate(web.URL+path))
					name := fmt.Sprintf("%s-%s-%d-%s.png", strings.Trim(strings.ReplaceAll(path, "/", "-"), "-"), lang, width, scheme.name)
					picture(ctx, t, width, filepath.Join(dir, name))
					do(ctx, t, chromedp.Evaluate[chromedp.Void](`for (const d of document.querySelectorAll("details")) d.open = true`))
					picture(ctx, t, width, filepath.Join(dir, "open-"+name))
					if refused != "" {
						do(ctx, t, chromedp.Evaluate[chromedp.Void](refused), chromedp.WaitVisible(css(".reason")))
						picture(ctx, t, width, filepath.Join(dir, "refused-"+name))
					}
				}
			}
		}
	}
}

// picture writes what the page looks like, from top to bottom. No page is wider than
// its window.
func picture(ctx context.Context, t *testing.T, width int64, name string) {
	t.Helper()
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](`document.readyState === "complete"`)); err != nil { // with its style
		t.Fatal(err)
	}
	wide, err := chromedp.Run(ctx, chromedp.Evaluate[int](`document.documentElement.scrollWidth`))
	if err != nil || int64(wide) > width {
		t.Errorf("%s is %d wide on %d: %v", name, wide, width, err)
	}
	shot, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, shot, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestABrowserAtTheDesk opens a complaint, walks the steps, is refused a skipped one,
// sees a countdown move, has a draft checked while it is typed, and switches the
// language.
func TestABrowserAtTheDesk(t *testing.T) {
	s := newServer(t, true)
	web := httptest.NewServer(s.routes(free))
	defer web.Close()
	defer web.CloseClientConnections()
	ctx := browser(t)
	do(ctx, t, chromedp.Navigate(web.URL))
	face := css(`[data-clock="T-1001 next-response"] b`)
	first := text(ctx, t, face)
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](fmt.Sprintf(`document.querySelector(%q).textContent !== %q`, face, first), chromedp.WithPollingTimeout(10*time.Second))); err != nil {
		t.Errorf("the countdown stands at %s: %v", first, err)
	}

	do(ctx, t, chromedp.Navigate(web.URL+"/tickets/T-1001"), chromedp.SendKeys(css("#reply textarea"), "That is impossible, even a three-year-old can do that."),
		chromedp.WaitVisible(css("#findings .better")), chromedp.Click(css("#findings .better")))
	if value, err := chromedp.Run(ctx, chromedp.Value(css("#reply textarea"))); err != nil || strings.Contains(value, "three-year-old") && strings.Contains(value, "impossible") {
		t.Errorf("better words are not taken: %q, %v", value, err)
	}

	do(ctx, t, chromedp.Navigate(web.URL+"/complaints"), chromedp.SendKeys(css("#new [name=missed]"), "the lamp was to work"), chromedp.Click(css("#new [value=receive]")),
		chromedp.WaitVisible(css(`[data-action="thank"]`)))
	var page string
	page, _ = chromedp.Run(ctx, chromedp.Location())
	do(ctx, t, chromedp.Evaluate[chromedp.Void](`document.querySelector('[data-action="thank"]').form.action.value = "correct"`), chromedp.Click(css(`[data-action="thank"]`)),
		chromedp.WaitVisible(css(".reason")))
	if got := text(ctx, t, ".reason"); !strings.Contains(got, "refused") || !strings.Contains(got, "Say thank you") {
		t.Errorf("a skipped step: %q", got)
	}
	do(ctx, t, chromedp.Navigate(page))
	for i, form := range steps(time.Now().In(s.zone).Add(24 * time.Hour)) {
		button := fmt.Sprintf(`[data-action=%q]`, form.Get("action"))
		for name, value := range form {
			if name != "action" {
				fill := fmt.Sprintf(`{ const e = document.querySelector('%s').form.elements[%q]; e.type === "checkbox" ? e.checked = true : e.value = %q }`, button, name, value[0])
				do(ctx, t, chromedp.Evaluate[chromedp.Void](fill))
			}
		}
		do(ctx, t, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.querySelector('%s').closest("details").open = true`, button)), chromedp.Click(css(button)),
			chromedp.WaitVisible(css(fmt.Sprintf(`.trail li:nth-child(%d)`, i+2))))
	}
	if got := text(ctx, t, "h1"); !strings.Contains(got, "Closed") {
		t.Errorf("at the end: %q", got)
	}
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](`document.readyState === "complete"`)); err != nil { // the script has run
		t.Fatal(err)
	}
	do(ctx, t, chromedp.Evaluate[chromedp.Void](`{ const l = document.querySelector("#lang"); l.value = "zh-Hant"; l.dispatchEvent(new Event("change")) }`),
		chromedp.WaitVisible(css(`html[lang="zh-Hant"] h1`)))
	if got := text(ctx, t, "main"); !strings.Contains(got, "八個步驟") {
		t.Error("the language does not change")
	}
}
