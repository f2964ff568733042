package privacy_test

import (
	"fmt"
	"log"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/customer/privacy"
)

func ExampleMaskID() {
	fmt.Println(privacy.MaskID("11010519491231002X"))
	fmt.Println(privacy.MaskID("１１０１０５１９４９１２３１００２Ｘ"))
	fmt.Println(privacy.MaskID("E12345678"))
	fmt.Println(privacy.MaskID(""))
	// Output:
	// 1****X
	// 1****X
	// E****
	// ****
}

func ExampleMaskAccount() {
	fmt.Println(privacy.MaskAccount("6222 0212 3456 7890"))
	// Output: ****7890
}

func ExampleMaskPhone() {
	fmt.Println(privacy.MaskPhone("138-1234-5678"))
	fmt.Println(privacy.MaskPhone("555 0143"))
	// Output:
	// 138****5678
	// ****3
}

func ExampleMaskEmail() {
	fmt.Println(privacy.MaskEmail("li.wei@example.com"))
	fmt.Println(privacy.MaskEmail("li.wei@13812345678.com"))
	// Output:
	// l****@example.com
	// l****@****
}

// A follow-up call needs the telephone number, and the customer has agreed to it.
func ExampleAsk() {
	given := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	consent := privacy.Consent{
		Purpose: privacy.PurposeFollowUp,
		Fields:  []privacy.Field{privacy.FieldPhone},
		Given:   given,
		Until:   given.AddDate(1, 0, 0),
	}
	request := privacy.Request{
		Purpose: privacy.PurposeFollowUp,
		Fields:  []privacy.Field{privacy.FieldPhone, privacy.FieldEmail, privacy.FieldIdentity},
		Duties:  []privacy.Purpose{privacy.PurposeFollowUp},
		At:      given.AddDate(0, 0, 2),
	}
	answers, err := privacy.Ask(request, consent)
	if err != nil {
		log.Fatal(err)
	}
	for _, a := range answers {
		fmt.Println(a.Field, a.Reason.Allows(), a.Reason.Label(language.English))
	}
	// Output:
	// phone true Customer consented
	// email false No consent
	// identity-document false Not needed for the purpose
}

func ExampleConsent_Withdraw() {
	given := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	consent := privacy.Consent{Purpose: privacy.PurposeOffer, Fields: []privacy.Field{privacy.FieldEmail}, Given: given}
	consent, err := consent.Withdraw(given.AddDate(0, 1, 0))
	if err != nil {
		log.Fatal(err)
	}
	answers, err := privacy.Ask(privacy.Request{
		Purpose: privacy.PurposeOffer,
		Fields:  []privacy.Field{privacy.FieldEmail},
		Duties:  []privacy.Purpose{privacy.PurposeOffer},
		At:      given.AddDate(0, 2, 0),
	}, consent)
	fmt.Println(answers[0].Reason, answers[0].Reason.Label(language.SimplifiedChinese), err)
	// Output: withdrawn 同意已撤回 <nil>
}

// Only what the courier needs goes on the label, and a printed profile tells nothing.
func ExampleProfile_For() {
	profile := privacy.Profile{
		privacy.FieldName:   "Li Wei",
		privacy.FieldPhone:  "13812345678",
		privacy.FieldPostal: "1 Lake Road",
		privacy.FieldDiet:   "no nuts",
	}
	label := profile.For(privacy.PurposeDeliver).Masked()
	fmt.Println(label[privacy.FieldPhone])
	fmt.Println(label)
	fmt.Println(profile.Excess(privacy.PurposeDeliver))
	// Output:
	// 138****5678
	// profile of name, phone, postal-address
	// [diet]
}

func ExampleCheckNote() {
	for _, note := range []string{
		"Rude customer, only wants money.",
		"客户无理取闹，老是投诉。",
		"客户三天内来电四次，要求当天退款。",
	} {
		for _, j := range privacy.CheckNote(note) {
			fmt.Printf("%s: %s %s\n", note[j.Start:j.End], j.Wording.Label(language.English), j.Wording.Suggestion(language.English))
		}
	}
	// Output:
	// Rude: Puts a label on the person Write what was said and done, with time and place.
	// only wants money: Guesses a motive Write what was asked for, and leave the why to the customer’s own words.
	// 无理取闹: Puts a label on the person Write what was said and done, with time and place.
	// 老是投诉: Generalises Write how often, on which dates, and about what.
}
