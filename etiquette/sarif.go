package etiquette

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

// WriteSARIF writes reports as one run of SARIF 2.1.0 (OASIS, 2020), which code hosts
// and editors read. Columns count characters. Each field of a finding has a place
// there:
//
//	Rule                          result.ruleId
//	Severity                      result.level: note, warning, error
//	Reason                        result.message.text
//	Start, End, Text              region.byteOffset, byteLength, snippet.text
//	Idea, Language, Suggestions,
//	Replace, Guards               result.properties
//
// Replace is a fix too, and the run says whether a report was truncated. A finding
// that is not in its text is a [*phrase.PlaceError].
func WriteSARIF(w io.Writer, reports ...Report) error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "servicequality/etiquette", Rules: []sarifRule{}}
	for _, r := range reports {
		spans, err := r.spans()
		if err != nil {
			return err
		}
		for i, f := range r.Findings {
			run.Results = append(run.Results, newResult(r.Name, f, spans[i]))
			run.Tool.Driver.addRule(f.Rule)
		}
		run.Properties.Truncated = run.Properties.Truncated || r.Truncated
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// The objects of the SARIF format that are written, by its names.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
		Properties struct {
			Truncated bool `json:"truncated"`
		} `json:"properties"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID string `json:"id"`
	}
	sarifResult struct {
		RuleID     string          `json:"ruleId"`
		Level      string          `json:"level"`
		Message    sarifText       `json:"message"`
		Locations  []sarifLocation `json:"locations"`
		Fixes      []sarifFix      `json:"fixes,omitempty"`
		Properties sarifProperties `json:"properties"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifLocation struct {
		Physical struct {
			File   sarifFile   `json:"artifactLocation"`
			Region sarifRegion `json:"region"`
		} `json:"physicalLocation"`
	}
	sarifFile struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int        `json:"startLine,omitzero"`
		StartColumn int        `json:"startColumn,omitzero"`
		EndLine     int        `json:"endLine,omitzero"`
		EndColumn   int        `json:"endColumn,omitzero"`
		ByteOffset  int        `json:"byteOffset"`
		ByteLength  int        `json:"byteLength"`
		Snippet     *sarifText `json:"snippet,omitempty"`
	}
	sarifFix struct {
		Changes []sarifChange `json:"artifactChanges"`
	}
	sarifChange struct {
		File         sarifFile          `json:"artifactLocation"`
		Replacements []sarifReplacement `json:"replacements"`
	}
	sarifReplacement struct {
		Deleted  sarifRegion `json:"deletedRegion"`
		Inserted sarifText   `json:"insertedContent"`
	}
	sarifProperties struct {
		Idea        Idea     `json:"idea"`
		Language    Language `json:"language"`
		Suggestions []string `json:"suggestions"`
		Replace     string   `json:"replace,omitempty"`
		Guards      []string `json:"guards"`
	}
)

// sarifLevels are the levels of severities.
var sarifLevels = [...]string{0: "none", Info: "note", Warning: "warning", Error: "error"}

// addRule keeps the rules sorted, each once.
func (d *sarifDriver) addRule(id string) {
	i, ok := slices.BinarySearchFunc(d.Rules, id, func(r sarifRule, id string) int { return strings.Compare(r.ID, id) })
	if !ok {
		d.Rules = slices.Insert(d.Rules, i, sarifRule{id})
	}
}

func newResult(uri string, f Finding, at phrase.Span) sarifResult {
	region := sarifRegion{at.Start.Line, at.Start.Column, at.End.Line, at.End.Column, f.Start, f.End - f.Start, &sarifText{f.Text}}
	r := sarifResult{
		RuleID: f.Rule, Level: sarifLevels[f.Severity], Message: sarifText{f.Reason}, Locations: make([]sarifLocation, 1),
		Properties: sarifProperties{f.Idea, f.Language, f.Suggestions, f.Replace, f.Guards},
	}
	r.Locations[0].Physical.File.URI, r.Locations[0].Physical.Region = uri, region
	if f.Replace != "" {
		deleted := sarifRegion{ByteOffset: region.ByteOffset, ByteLength: region.ByteLength}
		r.Fixes = []sarifFix{{[]sarifChange{{sarifFile{uri}, []sarifReplacement{{deleted, sarifText{f.Replace}}}}}}}
	}
	return r
}
