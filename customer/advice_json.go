package customer

// ParseAdvice reads a JSON array of advice, as json.Marshal writes it. It refuses, with
// every fault at once, each a [*FieldError]: unknown, repeated and unreadable fields,
// and rows that [NewHandbook] would refuse whatever stands beside them.
//
//	[{"id": "house.umbrella", "layer": "channel", "for": "face-to-face", "direction": "do", "slot": "closing",
//	  "standing": "stays", "text": {"en": "Lend an umbrella.", "zh-Hans": "下雨时借伞。", "zh-Hant": "下雨時借傘。"}}]
func ParseAdvice(data []byte) ([]Advice, error) {
	f := findings{of: "advice"}
	var rows []Advice
	list(&f, &rows, f.advice)("", data)
	if len(f.errs) == 0 { // what cannot be read is one fault, not two
		for i, a := range rows {
			a.check(&f, item("", i))
		}
	}
	if err := f.err(); err != nil {
		return nil, err
	}
	return rows, nil
}

// advice reads an advice; whether it is sound is for check to say.
func (f *findings) advice(into *Advice) reader {
	return f.object(fields{
		"id":        f.text(&into.ID),
		"layer":     f.named(&into.Layer),
		"for":       f.text(&into.For),
		"direction": f.named(&into.Direction),
		"slot":      f.named(&into.Slot),
		"stance":    f.text(&into.Stance),
		"standing":  f.named(&into.Standing),
		"text":      f.said(&into.Text),
	})
}

// said reads what is said in three languages.
func (f *findings) said(into *Text) reader {
	return f.object(fields{"en": f.text(&into.English), "zh-Hans": f.text(&into.Hans), "zh-Hant": f.text(&into.Hant)})
}
