package sla_test

import (
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/sla"
)

// Each test below stands for one sentence of the training, which it quotes.

// standard gives a standard and a function that tells how a case stands that is
// done some time after it began.
func standard(t *testing.T, name string) (sla.Standard, func(time.Duration) (limit, goal sla.Verdict)) {
	t.Helper()
	s, ok := sla.StandardNamed(name)
	if !ok {
		t.Fatalf("no standard %s", name)
	}
	return s, func(after time.Duration) (limit, goal sla.Verdict) {
		c := run(t, s.Target, "start Mon 09:00", sla.Event{Kind: sla.Stop, At: when("Mon 09:00").Add(after)})
		status := c.At(when("+Sun 09:00"))
		return status.Limit, status.Goal
	}
}

// judge is a case that is done after some time, and what becomes of it.
type judge struct {
	after       time.Duration
	limit, goal sla.Verdict
}

func judged(t *testing.T, done func(time.Duration) (limit, goal sla.Verdict), judges ...judge) {
	t.Helper()
	for _, j := range judges {
		if limit, goal := done(j.after); limit != j.limit || goal != j.goal {
			t.Errorf("after %v: %v, goal %v, want %v, goal %v", j.after, limit, goal, j.limit, j.goal)
		}
	}
}

// "Pick up by the third ring."
func TestStandardPhoneIsPickedUpWithinThreeRings(t *testing.T) {
	s, done := standard(t, "phone-pickup")
	if s.Channel != "phone" || s.Metric != sla.FirstResponse || s.Target.Limit != sla.Rings(3, 5*time.Second) {
		t.Errorf("%+v", s)
	}
	judged(t, done, judge{0, sla.Met, 0}, judge{15 * time.Second, sla.Met, 0}, judge{15*time.Second + 1, sla.Missed, 0})
}

// "First answer within 1 to 3 minutes, even if only 'being handled'."
func TestStandardChatIsAnsweredWithinOneToThreeMinutes(t *testing.T) {
	s, done := standard(t, "chat-first-answer")
	if s.Channel != "chat" || s.Metric != sla.FirstResponse {
		t.Errorf("%+v", s)
	}
	judged(t, done, judge{time.Minute, sla.Met, sla.Met}, judge{time.Minute + 1, sla.Met, sla.Missed},
		judge{3 * time.Minute, sla.Met, sla.Missed}, judge{3*time.Minute + 1, sla.Missed, sla.Missed})
}

// "Regular progress."
func TestStandardChatGetsRegularProgress(t *testing.T) {
	s, done := standard(t, "chat-progress")
	if s.Channel != "chat" || s.Metric != sla.PeriodicUpdate {
		t.Errorf("%+v", s)
	}
	judged(t, done, judge{time.Minute, sla.Met, sla.Met}, judge{3 * time.Minute, sla.Met, sla.Missed}, judge{3*time.Minute + 1, sla.Missed, sla.Missed})
}

// "Social media: first answer within 30 minutes."
func TestStandardSocialMediaIsAnsweredWithinThirtyMinutes(t *testing.T) {
	s, done := standard(t, "social-first-answer")
	if s.Channel != "social" || s.Priority != "" || s.Metric != sla.FirstResponse {
		t.Errorf("%+v", s)
	}
	judged(t, done, judge{30 * time.Minute, sla.Met, 0}, judge{30*time.Minute + 1, sla.Missed, 0})
}

// "Urgent first."
func TestStandardUrgentPostsComeFirst(t *testing.T) {
	s, done := standard(t, "social-urgent")
	if s.Channel != "social" || s.Priority != "urgent" || s.Metric != sla.FirstResponse {
		t.Errorf("%+v", s)
	}
	judged(t, done, judge{15 * time.Minute, sla.Met, 0}, judge{15*time.Minute + 1, sla.Missed, 0})
	normal, _ := sla.StandardNamed("social-first-answer")
	first := run(t, normal.Target, "start Mon 09:00")
	urgent := run(t, s.Target, "start Mon 09:14")
	a, _ := first.At(when("Mon 09:14")).Due()
	if b, _ := urgent.At(when("Mon 09:14")).Due(); !b.Before(a) {
		t.Errorf("the urgent post is due %v, after %v", b, a)
	}
}

// "Mail: answer within 24 hours."
func TestStandardMailIsAnsweredWithinADay(t *testing.T) {
	s, done := standard(t, "email-answer")
	if s.Channel != "email" || s.Metric != sla.FirstResponse {
		t.Errorf("%+v", s)
	}
	judged(t, done, judge{24 * time.Hour, sla.Met, 0}, judge{24*time.Hour + 1, sla.Missed, 0})
}

// "Feedback within 24 hours even if unsolved."
func TestStandardFeedbackComesEachDayEvenIfUnsolved(t *testing.T) {
	s, done := standard(t, "progress-feedback")
	if s.Channel != "" || s.Metric != sla.PeriodicUpdate {
		t.Errorf("%+v", s)
	}
	judged(t, done, judge{24 * time.Hour, sla.Met, 0}, judge{24*time.Hour + 1, sla.Missed, 0})
}

// "First follow-up call 24 to 48 hours after service."
func TestStandardFollowUpIsACallInAWindow(t *testing.T) {
	s, done := standard(t, "follow-up-call")
	if s.Channel != "" || s.Metric != sla.FollowUp {
		t.Errorf("%+v", s)
	}
	judged(t, done, judge{24*time.Hour - 1, sla.Early, 0}, judge{24 * time.Hour, sla.Met, 0},
		judge{48 * time.Hour, sla.Met, 0}, judge{48*time.Hour + 1, sla.Missed, 0})
}

// "Thanks within 1 to 2 days."
func TestStandardThanksFollowAVisit(t *testing.T) {
	s, done := standard(t, "visit-thanks")
	if s.Channel != "visit" || s.Metric != sla.FollowUp {
		t.Errorf("%+v", s)
	}
	judged(t, done, judge{time.Hour, sla.Met, sla.Met}, judge{24 * time.Hour, sla.Met, sla.Met},
		judge{48 * time.Hour, sla.Met, sla.Missed}, judge{48*time.Hour + 1, sla.Missed, sla.Missed})
}

// before tells how a case stands that is ready some time before the announced
// instant.
func before(t *testing.T, name string) (sla.Standard, func(time.Duration) (limit, goal sla.Verdict)) {
	s, ok := sla.StandardNamed(name)
	if !ok {
		t.Fatalf("no standard %s", name)
	}
	return s, func(ahead time.Duration) (limit, goal sla.Verdict) {
		at := when("Tue 09:00")
		c := run(t, s.Target, sla.Event{Kind: sla.Start, At: when("Mon 09:00"), By: at}, sla.Event{Kind: sla.Stop, At: at.Add(-ahead)})
		status := c.At(when("+Sun 09:00"))
		return status.Limit, status.Goal
	}
}

// "Reception: ready 5 to 10 minutes before."
func TestStandardVisitorIsAwaited(t *testing.T) {
	s, ready := before(t, "visitor-awaited")
	if s.Channel != "visit" || s.Metric != sla.Readiness {
		t.Errorf("%+v", s)
	}
	judged(t, ready, judge{time.Hour, sla.Met, sla.Met}, judge{10 * time.Minute, sla.Met, sla.Met}, judge{10*time.Minute - 1, sla.Met, sla.Missed},
		judge{5 * time.Minute, sla.Met, sla.Missed}, judge{5*time.Minute - 1, sla.Missed, sla.Missed})
}

// "Meetings: room and papers ready 15 to 30 minutes before."
func TestStandardMeetingIsPrepared(t *testing.T) {
	s, ready := before(t, "meeting-prepared")
	if s.Channel != "meeting" || s.Metric != sla.Readiness {
		t.Errorf("%+v", s)
	}
	judged(t, ready, judge{30 * time.Minute, sla.Met, sla.Met}, judge{30*time.Minute - 1, sla.Met, sla.Missed},
		judge{15 * time.Minute, sla.Met, sla.Missed}, judge{15*time.Minute - 1, sla.Missed, sla.Missed})
}

// "Promise: kept 100 %."
func TestStandardPromisesAreKept(t *testing.T) {
	s, kept := before(t, "promises-kept")
	if s.Percent != 100 || s.Metric != sla.PromiseKeeping {
		t.Errorf("%+v", s)
	}
	judged(t, kept, judge{1, sla.Met, 0}, judge{0, sla.Met, 0}, judge{-1, sla.Missed, 0})
}

// "Average response 2 minutes."
func TestStandardAverageResponseIsTwoMinutes(t *testing.T) {
	s, ok := sla.StandardNamed("average-response")
	if !ok || s.Mean != 2*time.Minute || s.Metric != sla.FirstResponse || s.Target.Metric != 0 {
		t.Errorf("%+v", s)
	}
}

// "Solved at first contact 92 %."
func TestStandardRequestsAreSolvedAtFirstContact(t *testing.T) {
	s, ok := sla.StandardNamed("first-contact-resolution")
	if !ok || s.Percent != 92 || s.Metric != sla.Resolution || s.Target.Metric != 0 {
		t.Errorf("%+v", s)
	}
}

// "Attention and resources, not other manners": important customers wait less, and
// what success means is the same for all.
func TestStandardsForImportantCustomersDifferInTimeOnly(t *testing.T) {
	for _, s := range sla.Standards() {
		if s.Target.Metric == 0 || s.Metric == sla.Readiness || s.Metric == sla.PromiseKeeping {
			continue
		}
		half, err := s.Target.Tighten(50)
		if err != nil {
			t.Errorf("%s: %v", s.Name, err)
		}
		same := s.Target
		same.Limit, same.Goal, same.Warnings = half.Limit, half.Goal, half.Warnings
		if want := (s.Target.Limit + s.Target.NotBefore) / 2; half.Limit != want {
			t.Errorf("%s: limit %v, want %v", s.Name, half.Limit, want)
		}
		if string(encode(t, same)) != string(encode(t, half)) {
			t.Errorf("%s: %+v has another meaning than %+v", s.Name, half, s.Target)
		}
	}
}

// Every standard has its own name and text, and a target that clocks take.
func TestStandardsAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for i, s := range sla.Standards() {
		for _, tag := range []language.Tag{language.English, language.SimplifiedChinese, language.TraditionalChinese} {
			text := s.Text(tag)
			han := false
			for _, r := range text {
				han = han || unicode.Is(unicode.Han, r)
			}
			if seen[text] || len(text) < 20 || han != (tag != language.English) {
				t.Errorf("%s in %v is %q", s.Name, tag, text)
			}
			seen[text] = true
		}
		if seen[s.Name] {
			t.Errorf("%s is there twice", s.Name)
		}
		seen[s.Name] = true
		if _, err := sla.NewClock(s.Target); (err == nil) != (s.Target.Metric != 0) || s.Metric == 0 {
			t.Errorf("%s: %v", s.Name, err)
		}
		if s.Target.Metric != 0 && s.Target.Metric != s.Metric || s.Percent != 0 && s.Name != "promises-kept" && s.Name != "first-contact-resolution" || s.Mean != 0 && s.Name != "average-response" {
			t.Errorf("%+v", s)
		}
		sla.Standards()[i].Name = "changed"
		if again, ok := sla.StandardNamed(s.Name); !ok || again.Name != s.Name {
			t.Errorf("%s was changed by its reader", s.Name)
		}
	}
	if _, ok := sla.StandardNamed("none"); ok || len(seen) != 4*14 {
		t.Errorf("%d names and texts, want those of 14", len(seen))
	}
}
