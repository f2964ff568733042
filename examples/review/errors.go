package main

import "errors"

var errNoRule = errors.New("want a channel, tier and labels that a rule of the policy is for")
