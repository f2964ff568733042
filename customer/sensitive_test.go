package customer_test

import (
	"errors"
	"testing"

	"github.com/servicequality/servicequality/customer"
)

// Ids that name a trait, however they are written, and ids that only look like it.
func TestSensitiveIDs(t *testing.T) {
	refused := []string{
		"age", "AGE", "Age2", "age-group", "customerAge", "a-g-e", "a.g.e", "ａｇｅ", "shows_age", "elderly", "OldAge",
		"sex", "gender", "is-female", "man", "Woman", "accent", "southern-accent", "dialect", "mother-tongue", "motherTongue", "native-language",
		"religion", "religious", "Faith-Healer-muslim", "ethnic-name", "race", "skin-colour", "skincolor", "nationality", "foreigner", "origin", "birthplace",
		"health", "disabled-parking", "disability", "deaf", "hearing-aid", "wheelchair", "pregnant", "pregnancy", "married", "marital.status",
		"date-of-birth", "dateOfBirth", "dob", "sexual-orientation", "social-class", "income", "political-view",
		"年龄", "年-龄", "客户年龄", "客戶年齡", "老人", "性别", "性別", "女性", "口音", "带口音", "方言", "宗教", "信仰", "民族", "籍贯", "籍貫", "国籍", "國籍",
		"残疾", "殘障", "健康状况", "健康狀況", "听力", "聽力", "怀孕", "懷孕", "肤色", "膚色", "婚姻", "户籍", "戶籍", "外地人", "收入", "学历", "學歷",
	}
	for _, id := range refused {
		_, err := customer.NewModel(sign(func(s *customer.Signal) { s.ID = id }), customer.Settings{})
		if !errors.Is(err, customer.ErrSensitive) {
			t.Errorf("%q is taken for a signal: %v", id, err)
		}
	}
	taken := []string{
		"message", "language-switch", "usage", "manager", "page", "image", "sextet-order", "trace", "bracelet", "grace-period", "woodman",
		"management", "package", "average", "encourages", "original-receipt", "essex-branch", "smart-accentuation", "mandate", "asks-twice",
		"点头", "查看价格", "催促", "詢問價格",
	}
	for _, id := range taken {
		if _, err := customer.NewModel(sign(func(s *customer.Signal) { s.ID = id }), customer.Settings{}); err != nil {
			t.Errorf("%q is refused: %v", id, err)
		}
	}
}
