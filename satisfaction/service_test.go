package satisfaction_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/satisfaction"
)

func TestFormationRefuses(t *testing.T) {
	quarter := decimalExact("0.25")
	good := satisfaction.Formation{Experience: half, WordOfMouth: quarter, Needs: quarter, Rate: satisfaction.Whole(1)}
	scale, four := satisfaction.WholeScale(1, 7), satisfaction.Whole(4)
	start := func(with func(f *satisfaction.Formation)) error {
		f := good
		with(&f)
		_, err := f.Start(scale, four, four)
		return err
	}
	minus := satisfaction.Whole(-1)
	_, offScale := good.Start(scale, satisfaction.Whole(8), satisfaction.Whole(0))
	_, noScale := good.Start(satisfaction.Scale{}, satisfaction.Exact{}, satisfaction.Exact{})
	for why, tt := range map[string]struct {
		err   error
		paths string
	}{
		"as it is":             {start(func(*satisfaction.Formation) {}), ""},
		"experience below 0":   {start(func(f *satisfaction.Formation) { f.Experience, f.Needs = minus, decimalExact("1.75") }), "experience"},
		"word of mouth":        {start(func(f *satisfaction.Formation) { f.WordOfMouth, f.Needs = minus, decimalExact("1.5") }), "word_of_mouth"},
		"needs":                {start(func(f *satisfaction.Formation) { f.Needs, f.WordOfMouth = minus, decimalExact("1.5") }), "needs"},
		"weights of 3/4":       {start(func(f *satisfaction.Formation) { f.Needs = satisfaction.Exact{} }), "weights"},
		"rate 0":               {start(func(f *satisfaction.Formation) { f.Rate = satisfaction.Exact{} }), "rate"},
		"rate above 1":         {start(func(f *satisfaction.Formation) { f.Rate = decimalExact("1.01") }), "rate"},
		"levels off the scale": {offScale, "word of mouth needs"},
		"no scale":             {noScale, "scale"},
	} {
		var got strings.Builder
		if tt.err != nil {
			for i, err := range faultsOf(tt.err) {
				if i > 0 {
					got.WriteString(" ")
				}
				got.WriteString(err.(*satisfaction.Fault).Path)
			}
		}
		if got.String() != tt.paths {
			t.Errorf("%s: %v, want faults at %q", why, tt.err, tt.paths)
		}
	}
}

func TestExpectationRefuses(t *testing.T) {
	f := satisfaction.Formation{Experience: satisfaction.Whole(1), Rate: half}
	customer, err := f.Start(satisfaction.WholeScale(1, 7), satisfaction.Whole(1), satisfaction.Whole(7))
	if err != nil {
		t.Fatal(err)
	}
	for _, level := range []string{"0.99", "7.01"} {
		after, err1 := customer.After(decimalExact(level))
		heard, err2 := customer.Hears(decimalExact(level))
		for _, err := range []error{err1, err2} {
			if fault, ok := errors.AsType[*satisfaction.Fault](err); !ok || fault.Want != "a level on the scale" {
				t.Errorf("%s: %v", level, err)
			}
		}
		if after.Encounters() != 0 || !heard.Level().Equal(customer.Level()) {
			t.Errorf("%s changed the expectation", level)
		}
	}
	for _, level := range []int64{1, 7} {
		if _, err := customer.After(satisfaction.Whole(level)); err != nil {
			t.Error(err)
		}
	}
	var zero satisfaction.Expectation
	_, err1 := zero.After(satisfaction.Exact{})
	_, err2 := zero.Hears(satisfaction.Exact{})
	if err1 == nil || err2 == nil {
		t.Error("the zero value took an encounter")
	}
}

// What is heard counts by its weight at once.
func TestHears(t *testing.T) {
	f := satisfaction.Formation{WordOfMouth: half, Needs: half, Rate: half}
	customer, err := f.Start(satisfaction.WholeScale(1, 7), satisfaction.Whole(2), satisfaction.Whole(6))
	if err != nil || customer.Level().String() != "4" {
		t.Fatal(customer.Level(), err)
	}
	customer, err = customer.Hears(satisfaction.Whole(7))
	if err != nil || customer.Level().String() != "13/2" || customer.Encounters() != 0 {
		t.Errorf("expects %v after %d encounters, %v, want 13/2 after none", customer.Level(), customer.Encounters(), err)
	}
}

// Every border belongs to the class above it.
func TestClasses(t *testing.T) {
	whole := satisfaction.Whole
	levels := satisfaction.LevelBorders{Basic: whole(1), Added: whole(2), Beyond: whole(3)}
	standards := satisfaction.StandardBorders{Expected: whole(1), Quality: whole(2), Surprise: whole(3), Super: whole(4)}
	for score, want := range map[string]string{
		"0.99": "ServiceLevel(0) false basic", "1": "basic-service true expected", "1.99": "basic-service true expected",
		"2": "added-value true quality", "3": "beyond-expectation true surprise", "3.99": "beyond-expectation true surprise",
		"4": "beyond-expectation true super",
	} {
		level, ok, err1 := levels.Classify(decimalExact(score))
		standard, err2 := standards.Classify(decimalExact(score))
		if got := fmt.Sprint(level, ok, " ", standard); err1 != nil || err2 != nil || got != want {
			t.Errorf("%s is %s, %v, %v, want %s", score, got, err1, err2, want)
		}
	}
	styles := satisfaction.StyleBorders{Procedure: whole(2), Person: whole(3)}
	for sides, want := range map[[2]string]satisfaction.ServiceStyle{
		{"1.9", "2.9"}: satisfaction.ColdStyle, {"2", "2.9"}: satisfaction.FactoryStyle,
		{"1.9", "3"}: satisfaction.FriendlyStyle, {"2", "3"}: satisfaction.QualityStyle,
	} {
		if got := styles.Classify(decimalExact(sides[0]), decimalExact(sides[1])); got != want {
			t.Errorf("%v is %v, want %v", sides, got, want)
		}
	}
	levels.Beyond, standards.Super = whole(2), whole(3)
	level, ok, err1 := levels.Classify(whole(9))
	standard, err2 := standards.Classify(whole(9))
	for i, err := range []error{err1, err2} {
		if fault, isFault := errors.AsType[*satisfaction.Fault](err); !isFault || fault.Path != fmt.Sprintf("border %d", 3+i) {
			t.Errorf("equal borders: %v", err)
		}
	}
	if level != 0 || ok || standard != 0 {
		t.Errorf("equal borders give %v, %v, %v", level, ok, standard)
	}
}

func TestWordsOfClasses(t *testing.T) {
	tags := []language.Tag{language.English, language.SimplifiedChinese, language.TraditionalChinese}
	var got strings.Builder
	for _, tag := range tags {
		for _, l := range append(satisfaction.ServiceLevels(), 0) {
			got.WriteString(l.Earns(tag) + "|")
		}
		for _, s := range append(satisfaction.ServiceStandards(), 0) {
			got.WriteString(s.Toward(tag) + "|")
		}
		got.WriteString("\n")
	}
	const want = `no complaints|satisfaction|loyalty||a stranger|a friend|family|a benefactor|one's beloved||
无怨言|满意度|忠诚度||陌生人|朋友|家人|恩人|爱人||
沒有怨言|滿意度|忠誠度||陌生人|朋友|家人|恩人|愛人||
`
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
}

func TestKishRefuses(t *testing.T) {
	var k satisfaction.Kish
	k, err := k.Add(satisfaction.Whole(2))
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		k, _ = k.Add(satisfaction.Whole(1))
	}
	after, err := k.Add(satisfaction.Whole(-1))
	if fault, ok := errors.AsType[*satisfaction.Fault](err); !ok || fault.Path != "survey weight 12" || after.Responses != 11 || !after.Sum.Equal(k.Sum) {
		t.Errorf("a weight below 0: %v, %+v", err, after)
	}
	if _, err := k.AddAll(-1, satisfaction.Whole(1)); err == nil || err.Error() != `satisfaction: survey weight 12: got "-1 times 1", want 0 or more` {
		t.Errorf("-1 weights: %v", err)
	}
	const most = 1_000_000_000_000
	if full, err := k.AddAll(most-11, satisfaction.Whole(1)); err != nil || full.Responses != most {
		t.Errorf("as many as there can be: %+v, %v", full, err)
	}
	if same, err := k.AddAll(most-10, satisfaction.Whole(1)); !errors.Is(err, satisfaction.ErrTooMany) || same.Responses != 11 {
		t.Errorf("too many: %+v, %v", same, err)
	}
}
