package deadline

import (
	"time"

	"github.com/servicequality/servicequality/complaint"
)

// answered are the actions by which a customer gets the answer of the house: it was
// put right, or it ends without that.
var answered = [...]complaint.Action{complaint.Correct, complaint.Remedy, complaint.Conclude}

// spoken are the actions by which a customer hears from us.
var spoken = [...]complaint.Action{
	complaint.Thank, complaint.Appreciate, complaint.Apologise, complaint.Promise, complaint.Gather, complaint.Correct,
	complaint.CheckSatisfied, complaint.CheckDissatisfied, complaint.Visit, complaint.Remedy, complaint.PromiseAgain,
	complaint.Feedback,
}

// received starts the clocks of the law: nobody has to answer what nobody said.
func received() []complaint.Action { return []complaint.Action{complaint.Receive, complaint.Voice} }

func date(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// House is our own promise: the customer hears from us within 24 hours of our last
// word, solved or not. It says the same as [complaint.Case.FeedbackDue].
func House() Rule {
	return Rule{
		ID: "house-feedback", Source: "own promise: feedback within 24 hours even if unsolved",
		Starts: append(spoken[:len(spoken):len(spoken)], complaint.Reopen), MetBy: append([]complaint.Action(nil), spoken[:]...),
		Limit: Limit{24, Hours},
	}
}

// DISPSummary is the light way of the United Kingdom's DISP 1.5: resolved by the end
// of the third business day after the day of receipt.
func DISPSummary() Rule {
	return Rule{
		ID: "disp-summary", Jurisdiction: "GB", Source: "FCA Handbook, DISP 1.5.1R",
		Starts: received(), MetBy: []complaint.Action{complaint.CheckSatisfied},
		Limit: Limit{3, BusinessDays}, From: date(2016, 6, 30),
	}
}

// DISPFinal is the final response of the United Kingdom's DISP 1.6.2R: eight weeks.
func DISPFinal() Rule {
	return Rule{
		ID: "disp-final", Jurisdiction: "GB", Source: "FCA Handbook, DISP 1.6.2R",
		Starts: received(), MetBy: append([]complaint.Action(nil), answered[:]...),
		Limit: Limit{8, Weeks}, From: date(2001, 12, 1),
	}
}

// DISPPayment is that for payment services and e-money, DISP 1.6.2AR: 15 business
// days, in exceptional cases 35 with a holding reply.
func DISPPayment() Rule {
	return Rule{
		ID: "disp-payment", Jurisdiction: "GB", Source: "FCA Handbook, DISP 1.6.2AR",
		Starts: received(), MetBy: append([]complaint.Action(nil), answered[:]...),
		Limit: Limit{15, BusinessDays}, From: date(2018, 1, 13),
		Extensions: []Extension{{By: complaint.PromiseAgain, Limit: Limit{35, BusinessDays}}},
	}
}

// CFPB is the answer in the company portal of the United States' Consumer Financial
// Protection Bureau: 15 calendar days, up to 60 when it is said to be in progress.
func CFPB() Rule {
	return Rule{
		ID: "cfpb-response", Jurisdiction: "US", Source: "CFPB company portal manual; 12 U.S.C. 5534",
		Starts: received(), MetBy: append([]complaint.Action(nil), answered[:]...),
		Limit: Limit{15, Days}, From: date(2011, 7, 21),
		Extensions: []Extension{{By: complaint.PromiseAgain, Limit: Limit{60, Days}}},
	}
}

// ChinaBanking is the decision of banks and insurers in China: 15 days, 30 when it is
// complex, 30 more in special cases, each told to the customer.
func ChinaBanking() Rule {
	return Rule{
		ID: "cn-banking", Jurisdiction: "CN", Source: "银行业保险业消费投诉处理管理办法 (2020)",
		Starts: received(), MetBy: append([]complaint.Action(nil), answered[:]...),
		Limit: Limit{15, Days}, From: time.Date(2020, 2, 29, 16, 0, 0, 0, time.UTC),
		Extensions: []Extension{
			{By: complaint.PromiseAgain, Limit: Limit{30, Days}},
			{By: complaint.PromiseAgain, Limit: Limit{60, Days}},
		},
	}
}

// ChinaMarket are the clocks of China's market regulator for an authority that works
// with this package: seven working days to accept, and 45 from accepting to the end
// of mediation. A later version of the measures may have taken their place; Until is
// not set, so look it up and set it.
func ChinaMarket() []Rule {
	const source = "市场监督管理投诉举报处理暂行办法 (2020)"
	from := time.Date(2019, 12, 31, 16, 0, 0, 0, time.UTC)
	return []Rule{
		{
			ID: "cn-market-accept", Jurisdiction: "CN", Source: source,
			Starts: received(), MetBy: []complaint.Action{complaint.Promise, complaint.Conclude},
			Limit: Limit{7, BusinessDays}, From: from,
		},
		{
			ID: "cn-market-mediate", Jurisdiction: "CN", Source: source,
			Starts: []complaint.Action{complaint.Promise}, MetBy: append([]complaint.Action(nil), answered[:]...),
			Limit: Limit{45, BusinessDays}, From: from,
		},
	}
}

// Pack lists all rules that come with this package, in a slice the caller owns.
func Pack() []Rule {
	return append([]Rule{House(), DISPSummary(), DISPFinal(), DISPPayment(), CFPB(), ChinaBanking()}, ChinaMarket()...)
}
