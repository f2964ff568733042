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

// since is the midnight with which a date begins where clocks are so many hours ahead
// of UTC.
func since(y int, m time.Month, d, ahead int) time.Time {
	return time.Date(y, m, d, -ahead, 0, 0, 0, time.UTC)
}

// House is our own promise: the customer hears from us within 24 hours of our last
// word, solved or not. It says the same as [complaint.Case.FeedbackDue].
func House() Rule {
	return Rule{
		ID: "house-feedback", Source: "own promise: feedback within 24 hours even if unsolved",
		Starts: append(spoken[:len(spoken):len(spoken)], complaint.Reopen), MetBy: append([]complaint.Action(nil), spoken[:]...),
		Limit: Limit{24, Hours},
	}
}

// DISPSummary is the light way of the United Kingdom's Financial Conduct Authority:
// the customer accepts what we answer by close of business on the third business day
// after the day of receipt, and a summary letter is enough. Before 30 June 2016 it was
// the next business day. Here that day counts to its end.
func DISPSummary() Rule {
	return Rule{
		ID: "disp-summary", Jurisdiction: "GB", Source: "FCA Handbook, DISP 1.5.1R, in this form since 30 June 2016",
		Starts: received(), MetBy: []complaint.Action{complaint.CheckSatisfied},
		Limit: Limit{3, BusinessDays}, From: since(2016, 6, 30, 1),
	}
}

// DISPFinal is the final response in the United Kingdom, or the reasons why there is
// none yet: by the end of eight weeks after receipt. The limit is older, but stood
// elsewhere until November 2007.
func DISPFinal() Rule {
	return Rule{
		ID: "disp-final", Jurisdiction: "GB", Source: "FCA Handbook, DISP 1.6.2R, under this number since 1 November 2007",
		Starts: received(), MetBy: append([]complaint.Action(nil), answered[:]...),
		Limit: Limit{8, Weeks}, From: since(2007, 11, 1, 0),
	}
}

// DISPPayment is that for payment services and electronic money: 15 business days,
// in exceptional circumstances 35 after a holding response within the 15.
func DISPPayment() Rule {
	return Rule{
		ID: "disp-payment", Jurisdiction: "GB", Source: "FCA Handbook, DISP 1.6.2AR, since 13 January 2018",
		Starts: received(), MetBy: append([]complaint.Action(nil), answered[:]...),
		Limit: Limit{15, BusinessDays}, From: since(2018, 1, 13, 0),
		Extensions: []Extension{{By: complaint.PromiseAgain, Limit: Limit{35, BusinessDays}}},
	}
}

// CFPB is the answer in the company portal of the United States' Consumer Financial
// Protection Bureau: 15 calendar days from when the complaint was sent to the
// company, 60 when it is said to be in progress. The first manual, of 2011, asked for
// ten days; the 15 were reported on 19 January 2012.
func CFPB() Rule {
	return Rule{
		ID: "cfpb-response", Jurisdiction: "US", Source: "CFPB Company Portal Manual, section on a timely response; 12 U.S.C. 5534(b)",
		Starts: received(), MetBy: append([]complaint.Action(nil), answered[:]...),
		Limit: Limit{15, Days}, From: since(2012, 1, 19, -5),
		Extensions: []Extension{{By: complaint.PromiseAgain, Limit: Limit{60, Days}}},
	}
}

// ChinaBanking is the decision of banks and insurers in China, told to the customer:
// 15 days from receipt, 30 when the matter is complex, and 30 more when it is very
// complex, with the approval of a higher level. A revision was announced in May 2025;
// when it is in force, set Until.
func ChinaBanking() Rule {
	return Rule{
		ID: "cn-banking", Jurisdiction: "CN", Source: "银行业保险业消费投诉处理管理办法，第三章，2020年3月1日起施行",
		Starts: received(), MetBy: append([]complaint.Action(nil), answered[:]...),
		Limit: Limit{15, Days}, From: since(2020, 3, 1, 8),
		Extensions: []Extension{
			{By: complaint.PromiseAgain, Limit: Limit{30, Days}},
			{By: complaint.PromiseAgain, Limit: Limit{60, Days}},
		},
	}
}

// ChinaMarket are the clocks of China's market regulator, for an authority that works
// with this package: seven working days to accept, and from accepting to the end of
// mediation 45 working days under the interim measures of 2020, 60 days under the
// measures that took their place on 15 April 2026. Time for expert examination, which
// does not count, is not known to a log.
func ChinaMarket() []Rule {
	const (
		interim  = "市场监督管理投诉举报处理暂行办法（总局令第20号），2020年1月1日起施行，2026年4月15日废止"
		measures = "市场监督管理投诉举报处理办法（总局令第121号），2026年4月15日起施行"
	)
	before := since(2020, 1, 1, 8)
	now := since(2026, 4, 15, 8)
	accept := func(id, source string, from, until time.Time) Rule {
		return Rule{
			ID: id, Jurisdiction: "CN", Source: source,
			Starts: received(), MetBy: []complaint.Action{complaint.Promise, complaint.Conclude},
			Limit: Limit{7, BusinessDays}, From: from, Until: until,
		}
	}
	mediate := func(id, source string, limit Limit, from, until time.Time) Rule {
		return Rule{
			ID: id, Jurisdiction: "CN", Source: source,
			Starts: []complaint.Action{complaint.Promise}, MetBy: append([]complaint.Action(nil), answered[:]...),
			Limit: limit, From: from, Until: until,
		}
	}
	return []Rule{
		accept("cn-market-2020-accept", interim+"，第十四条", before, now),
		mediate("cn-market-2020-mediate", interim+"，第二十一条", Limit{45, BusinessDays}, before, now),
		accept("cn-market-2026-accept", measures, now, time.Time{}),
		mediate("cn-market-2026-mediate", measures+"，第二十三条", Limit{60, Days}, now, time.Time{}),
	}
}

// Pack lists all rules that come with this package, in a slice the caller owns.
func Pack() []Rule {
	return append([]Rule{House(), DISPSummary(), DISPFinal(), DISPPayment(), CFPB(), ChinaBanking()}, ChinaMarket()...)
}
