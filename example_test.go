package servicequality_test

import (
	"fmt"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/complaint"
)

func Example() {
	for i, step := range complaint.Steps() {
		fmt.Println(i+1, step.Label(language.English), "/", step.Label(language.SimplifiedChinese))
	}
	_, err := complaint.ParseStep("apologize")
	fmt.Println(err)
	// Output:
	// 1 Say thank you / 表示感谢
	// 2 Say why we appreciate it / 说明感谢的原因
	// 3 Apologise / 致歉
	// 4 Promise to act promptly / 承诺立即处理
	// 5 Gather what is needed / 收集所需信息
	// 6 Correct it quickly / 迅速纠正
	// 7 Check that the customer is satisfied / 确认客户满意
	// 8 Prevent recurrence / 防止问题再次发生
	// complaint: Step: got "apologize", want one of thank, appreciate, apologise, promise, gather, correct, check, prevent
}
