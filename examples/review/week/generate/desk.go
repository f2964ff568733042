package main

import (
	"slices"
	"time"
)

// The week, on the clock in Shanghai.
var (
	shanghai = time.FixedZone("Asia/Shanghai", 8*3600)
	from     = time.Date(2026, 4, 27, 0, 0, 0, 0, shanghai)
	to       = from.AddDate(0, 0, 7)
	holiday  = from.AddDate(0, 0, 4) // the first of May and the two days after it
)

// agent is who answers.
type agent struct {
	id     string
	names  words // how they call themselves
	speaks [3]bool
	skills []string
	day    bool // 8 to 20 o'clock, on working days; else 20 to 2, and on holidays
	london bool // 16 to 0 o'clock in Shanghai is day in London
	slips  int  // of 100 conversations, how many with a slip
	slow   int  // how long it takes them, in percent of what is usual
}

var agents = []agent{
	{id: "li", names: words{"Li", "小李", "小李"}, speaks: [3]bool{false, true, true}, skills: []string{"pump", "heating", "installation"}, day: true, slips: 4, slow: 90},
	{id: "wang", names: words{"Wang", "小王", "小王"}, speaks: [3]bool{false, true, false}, skills: []string{"delivery", "billing", "account"}, day: true, slips: 16, slow: 100},
	{id: "zhao", names: words{"Zhao", "小赵", "小趙"}, speaks: [3]bool{false, true, true}, skills: []string{"delivery", "heating", "account"}, day: true, slips: 10, slow: 120},
	{id: "lin", names: words{"Lin", "小林", "小林"}, speaks: [3]bool{true, true, true}, skills: []string{"pump", "heating", "billing", "delivery", "account"}, day: true, slips: 2, slow: 80},
	{id: "gao", names: words{"Gao", "小高", "小高"}, speaks: [3]bool{true, true, true}, skills: []string{"heating", "delivery", "account", "billing", "pump", "installation"}, slips: 8, slow: 100},
	{id: "amelia", names: words{"Amelia", "Amelia", "Amelia"}, speaks: [3]bool{true, false, false}, skills: []string{"pump", "heating", "installation", "account"}, london: true, slips: 3, slow: 90},
	{id: "tom", names: words{"Tom", "Tom", "Tom"}, speaks: [3]bool{true, false, false}, skills: []string{"delivery", "billing", "account"}, london: true, slips: 12, slow: 110},
}

// onDuty reports whether the agent sits at the desk.
func (a *agent) onDuty(at time.Time) bool {
	at = at.In(shanghai)
	h, free := at.Hour(), !at.Before(holiday) || at.Weekday() == time.Saturday || at.Weekday() == time.Sunday
	switch {
	case a.london:
		return (h >= 16 || h < 1) && at.Weekday() != time.Saturday && at.Weekday() != time.Sunday
	case a.day:
		return h >= 8 && h < 20 && !free
	}
	return h >= 20 || h < 2 || free && h >= 8
}

func (a *agent) can(topic string, language int) bool {
	if !a.speaks[language] {
		return false
	}
	return slices.Contains(a.skills, topic)
}

// desk is desk.json: what was promised to whom, and who works here.
const desk = `{
  "name": "Brightwell 明泉",
  "from": "2026-04-27T00:00:00+08:00",
  "to": "2026-05-04T00:00:00+08:00",
  "reopen": "continue",
  "policy": {
    "name": "brightwell",
    "calendars": {
      "chat": {
        "zone": "Asia/Shanghai",
        "week": {
          "mon": [["08:00", "20:00"], ["20:00", "02:00"]],
          "tue": [["08:00", "20:00"], ["20:00", "02:00"]],
          "wed": [["08:00", "20:00"], ["20:00", "02:00"]],
          "thu": [["08:00", "20:00"], ["20:00", "02:00"]],
          "fri": [["08:00", "20:00"], ["20:00", "02:00"]],
          "sat": [["08:00", "20:00"], ["20:00", "02:00"]],
          "sun": [["08:00", "20:00"], ["20:00", "02:00"]]
        }
      },
      "london": {
        "zone": "Europe/London",
        "week": {
          "mon": [["09:00", "17:30"]],
          "tue": [["09:00", "17:30"]],
          "wed": [["09:00", "17:30"]],
          "thu": [["09:00", "17:30"]],
          "fri": [["09:00", "17:30"]]
        },
        "exceptions": {"2026-05-04": []}
      },
      "shanghai": {
        "zone": "Asia/Shanghai",
        "week": {
          "mon": [["09:00", "12:00"], ["13:00", "18:00"]],
          "tue": [["09:00", "12:00"], ["13:00", "18:00"]],
          "wed": [["09:00", "12:00"], ["13:00", "18:00"]],
          "thu": [["09:00", "12:00"], ["13:00", "18:00"]],
          "fri": [["09:00", "12:00"], ["13:00", "18:00"]]
        },
        "exceptions": {
          "2026-05-01": [],
          "2026-05-04": [],
          "2026-05-05": [],
          "2026-05-09": [["09:00", "12:00"], ["13:00", "18:00"]]
        }
      }
    },
    "rules": [
      {
        "name": "phone",
        "match": {"channel": ["phone"]},
        "targets": [
          {"metric": "first-response", "limit": "15s", "calendar": "chat"},
          {"metric": "resolution", "limit": "24h"},
          {"metric": "follow-up", "limit": "48h", "not_before": "24h"}
        ]
      },
      {
        "name": "chat",
        "match": {"channel": ["chat"]},
        "targets": [
          {"metric": "first-response", "goal": "1m", "limit": "3m", "warnings": ["75%"], "calendar": "chat"},
          {"metric": "next-response", "limit": "5m", "calendar": "chat"},
          {"metric": "resolution", "limit": "24h"},
          {"metric": "follow-up", "limit": "48h", "not_before": "24h"}
        ]
      },
      {
        "name": "social",
        "match": {"channel": ["social"]},
        "targets": [
          {"metric": "first-response", "limit": "30m", "calendar": "chat"},
          {"metric": "resolution", "limit": "24h"}
        ]
      },
      {
        "name": "mail London",
        "match": {"channel": ["email"], "labels": {"desk": ["london"]}},
        "targets": [
          {"metric": "first-response", "goal": "4h", "limit": "8h30m", "warnings": ["75%"], "calendar": "london"},
          {"metric": "periodic-update", "limit": "24h"},
          {"metric": "resolution", "limit": "17h", "calendar": "london"}
        ]
      },
      {
        "name": "mail Shanghai",
        "match": {"channel": ["email"]},
        "targets": [
          {"metric": "first-response", "goal": "4h", "limit": "8h", "warnings": ["75%"], "calendar": "shanghai"},
          {"metric": "periodic-update", "limit": "24h"},
          {"metric": "resolution", "limit": "16h", "calendar": "shanghai"}
        ]
      }
    ]
  },
  "topics": {
    "account": {"en": "Account and app", "zh-Hans": "账户与 App", "zh-Hant": "帳戶與 App"},
    "billing": {"en": "Billing", "zh-Hans": "账单", "zh-Hant": "帳單"},
    "delivery": {"en": "Delivery", "zh-Hans": "配送", "zh-Hant": "配送"},
    "heating": {"en": "Water heaters", "zh-Hans": "热水器", "zh-Hant": "熱水器"},
    "installation": {"en": "Installation", "zh-Hans": "安装", "zh-Hant": "安裝"},
    "pump": {"en": "Pumps", "zh-Hans": "水泵", "zh-Hant": "抽水機"}
  },
  "agents": [
AGENTS
  ]
}
`
