package etiquette

import (
	"slices"
	"testing"
)

func TestDetectors(t *testing.T) {
	for _, row := range []struct {
		detector, text string
		want           []string
		why            string
	}{
		{"acronym", "Your RMA and the KYC are done.", []string{"RMA", "KYC"}, "in English"},
		{"acronym", "您的ＲＭＡ在B2B里，两个RMAs", []string{"ＲＭＡ", "B2B", "RMAs"}, "in Chinese, wide, with digits, several"},
		{"acronym", "YOUR RMA IS DONE", nil, "a message all in capitals"},
		{"acronym", "RMA OK 1", nil, "nothing tells capitals from small letters"},
		{"acronym", "Rma rMA A4 4AB RMAx RMAst RMAsX I a ABCDEFG As", nil, "no two capitals first, or too long"},
		{"acronym", "ABCDEFs is ABCDEF", []string{"ABCDEFs", "ABCDEF"}, "six"},
		{"acronym", "I DON'T know 'RMA', the RMA's or RMA-free", []string{"RMA", "RMA"}, "an apostrophe joins, a hyphen does not"},
		{"acronym", "Flight BA287 or BA2", []string{"BA2"}, "two digits make a number of something"},
		{"acronym", "不行RMA", []string{"RMA"}, "Chinese characters join nothing"},
		{"ambiguous_date", "due 03/04/2026.", []string{"03/04/2026"}, "both can be a month"},
		{"ambiguous_date", "3-4-26, 3.4.26", []string{"3-4-26", "3.4.26"}, "other marks, a short year"},
		{"ambiguous_date", "日期为０６／０７／２０２６。", []string{"０６／０７／２０２６"}, "wide"},
		{"ambiguous_date", "05/05/2026 13/04/2026 04/13/2026 00/04/2026 3/4/202 3/4/20266 3/4/1826", nil, "one reading only, or no date"},
		{"ambiguous_date", "2026/03/04, 2026-03-04", nil, "the year comes first"},
		{"ambiguous_date", "1.2.3.4 and v1.2.26 and 3/4-2026 and 3/4", nil, "no date"},
		{"ambiguous_date", "12/11/2026", []string{"12/11/2026"}, "twelve is a month"},
		{"ambiguous_date", "003/04/2026 03/004/2026", nil, "three digits"},
		{"ambiguous_date", "a3/4/2026 3/4/2026b", nil, "part of a word"},
		{"ambiguous_date", "3/4/1999 3/4/2099 3/4/2100", []string{"3/4/1999", "3/4/2099"}, "the centuries of the living"},
		{"day_month", "on 6/7 we", []string{"6/7"}, "two readings"},
		{"day_month", "24/7, 7/7, 6/7/2026, 6-7, 6.7", nil, "none, one, or no such date"},
		{"card_number", "卡号4111 1111 1111 1111，5555-5555-5555-4444", []string{"4111 1111 1111 1111", "5555-5555-5555-4444"}, "test cards"},
		{"card_number", "4111 1111 1111 1112 and 7700001234567", nil, "the check fails; no card begins with 7"},
		{"card_number", "４１１１１１１１１１１１１１１１", []string{"４１１１１１１１１１１１１１１１"}, "wide"},
		{"card_number", "378282246310005 30569309025904 2223003122003222", []string(nil), "one number of 45 digits"},
		{"card_number", "378282246310005, 30569309025904, 2223003122003222.", []string{"378282246310005", "30569309025904", "2223003122003222"}, "15, 14 and 16 digits"},
		{"card_number", "x4111111111111111 4111111111111111x 4111****1111", nil, "parts and masks"},
		{"card_number", "4222222222222 11111111111114 8000000000000002", nil, "13 digits, and beginnings that no card has"},
		{"phone_number", "手机13800138000和138-0013-8000", []string{"13800138000", "138-0013-8000"}, "mainland China"},
		{"phone_number", "１３８００１３８０００", []string{"１３８００１３８０００"}, "wide"},
		{"phone_number", "+1 202-555-0147, +86 13800138000, 8613800138000", []string{"+1 202-555-0147", "+86 13800138000", "8613800138000"}, "with country codes"},
		{"phone_number", "07700 900123, 0912-345-678, 9123 4567, 202-555-0147", []string{"07700 900123", "0912-345-678", "9123 4567", "202-555-0147"}, "Britain, Taiwan, Hong Kong, America"},
		{"phone_number", "(202) 555-0147, （202）555-0147, 1-202-555-0147", []string{"202) 555-0147", "202）555-0147", "1-202-555-0147"}, "an area code in brackets, and a 1 before it"},
		{"phone_number", "+44 (0)7700 900123, +1 (202) 555-0147, +65 9123 4567", []string{"+44 (0)7700 900123", "+1 (202) 555-0147", "+65 9123 4567"}, "brackets behind a country code"},
		{"phone_number", "4123 4567, 8123 4567, (1) 13800138000, (02) 13800138000", []string{"4123 4567", "8123 4567", "13800138000", "13800138000"}, "Hong Kong and Singapore; the number of an item is no area code"},
		{"phone_number", "5000-8000, 3123 4567, 1-800-555-0147, 2-202-555-0147, (202) 155-0147, 202) 555-0147", nil, "from and to; not certain; a bracket that nothing opened"},
		{"phone_number", "5000-8050, 5050 8000", []string{"5000-8050", "5050 8000"}, "not round"},
		{"phone_number", "400-000-0000, 0800 000 000, 800-820-8820, 888-555-0100, 400-820-8820", nil, "free calls"},
		{"phone_number", "138****8000, 12800138000, 91234567, 2123 4567, 2025550147, 102-555-0147, 202-155-0147, 07000 900123, +1234567", nil, "masked, or not certain"},
		{"phone_number", "+1234567890123456", nil, "longer than any number"},
		{"phone_number", "833-555-0147, 08001380001", nil, "a free call; 08 is no mobile"},
		{"identity_number", "身份证号11010519491231002X名下", []string{"11010519491231002X"}, "the example of GB 11643"},
		{"identity_number", "11010519491231002x １１０１０５１９４９１２３１００２Ｘ", []string{"11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ"}, "small, wide"},
		{"identity_number", "440524188001010014", []string{"440524188001010014"}, "all digits"},
		{"identity_number", "440524188001010015 440524188013010014 440524188001320014 110105194912310020", nil, "wrong check, month, day"},
		{"identity_number", "A123456789, a123456789", []string{"A123456789", "a123456789"}, "Taiwan"},
		{"identity_number", "A123456788, AA123456789, A1234567890", nil, "wrong check, other numbers"},
		{"identity_number", "SSN 987-65-4321, 123 45 6789", []string{"987-65-4321", "123 45 6789"}, "American groups"},
		{"identity_number", "987654321, 98-765-4321", nil, "not in its groups"},
		{"identity_number", "QQ 12 34 56 C, QQ123456C, qq123456d", []string{"QQ 12 34 56 C", "QQ123456C", "qq123456d"}, "British insurance"},
		{"identity_number", "QQ123456E, Q123456C, 1Q123456C, QQ123456CD, QQQ123456C, QQ12345C, QQ 1 23456 C", nil, "not quite"},
		{"number", "E12345678, 123456789, 12345", []string{"E12345678", "123456789", "12345"}, "five digits or more"},
		{"number", "1234, ABC12345, 12345X, *12345, 12345*, 12 345", []string{"12 345"}, "too short, part of a word, masked"},
		{"cold_reply", "嗯。", []string{"嗯"}, "one character"},
		{"cold_reply", " Not possible! ", []string{"Not possible"}, "two words"},
		{"cold_reply", "「没有了呢」", []string{"没有了呢"}, "four characters"},
		{"cold_reply", "没有了的呢", nil, "five"},
		{"cold_reply", "No, not possible", nil, "three words"},
		{"cold_reply", "Don’t know", []string{"Don’t know"}, "an apostrophe divides no word"},
		{"cold_reply", "OK啦", []string{"OK啦"}, "a word and a character"},
		{"cold_reply", "OK好的啦", nil, "a word and three characters"},
		{"cold_reply", "已发2", nil, "a digit tells something"},
		{"cold_reply", "…！👌", nil, "no letter"},
		{"emoji", "好😊👌!", []string{"😊", "👌"}, "two pictures"},
		{"emoji", "❤️👍🏽👨‍👩‍👧🇨🇳🇺🇸", []string{"❤️", "👍🏽", "👨‍👩‍👧", "🇨🇳", "🇺🇸"}, "style, skin, family, flags"},
		{"emoji", "①→~©®", nil, "signs that are text"},
	} {
		var got []string
		for _, at := range detectors[row.detector](nil, row.text) {
			got = append(got, row.text[at.start:at.end])
		}
		if !slices.Equal(got, row.want) {
			t.Errorf("%s in %q: got %q, want %q (%s)", row.detector, row.text, got, row.want, row.why)
		}
	}
}

func TestDetectorsNamesAreSorted(t *testing.T) {
	want := []string{"acronym", "ambiguous_date", "card_number", "cold_reply", "day_month", "emoji", "identity_number", "no_alternative", "number", "phone_number"}
	if got := Detectors(); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The check of Taiwan's identity numbers by the official table, written out letter by
// letter.
func TestDetectorsKnowEveryPlaceOfTaiwan(t *testing.T) {
	numbers := map[rune]int{'A': 10, 'B': 11, 'C': 12, 'D': 13, 'E': 14, 'F': 15, 'G': 16, 'H': 17, 'J': 18, 'K': 19, 'L': 20, 'M': 21, 'N': 22,
		'P': 23, 'Q': 24, 'R': 25, 'S': 26, 'T': 27, 'U': 28, 'V': 29, 'X': 30, 'Y': 31, 'W': 32, 'Z': 33, 'I': 34, 'O': 35}
	for letter, number := range numbers {
		for check := range 10 {
			text := string(letter) + "12345678" + string(rune('0'+check))
			sum := number/10 + number%10*9 + 1*8 + 2*7 + 3*6 + 4*5 + 5*4 + 6*3 + 7*2 + 8*1 + check
			if got := len(findIdentities(nil, text)) == 1; got != (sum%10 == 0) {
				t.Errorf("%s: found %v, sum %d", text, got, sum)
			}
		}
	}
}
