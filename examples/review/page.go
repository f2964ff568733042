package main

import (
	_ "embed"
	"html/template"
	"io"
	"strings"
)

//go:embed page.html
var pageSource string

var page = template.Must(template.New("page").Parse(pageSource))

// writePage writes the document as one page that needs nothing else.
func (d *document) writePage(w io.Writer) error {
	p := pageData{Language: d.language.String(), Title: d.title, Subtitle: d.subtitle, Heading: d.words.findings, Mend: d.words.mend}
	for _, f := range d.findings {
		p.Findings = append(p.Findings, pageFinding{f, d.words.touched(f.Touched)})
	}
	for _, c := range d.chapters {
		chapter, err := c.page()
		if err != nil {
			return err
		}
		p.Chapters = append(p.Chapters, chapter)
	}
	return page.Execute(w, p)
}

// What page.html is filled with.
type (
	pageData struct {
		Language, Title, Subtitle, Heading, Mend string
		Findings                                 []pageFinding
		Chapters                                 []pageChapter
	}
	pageFinding struct {
		finding
		Customers string
	}
	pageChapter struct {
		Title, Lead string
		Chart       template.HTML // drawn by us: everything in it is escaped
		Tables      []pageTable
		Notes       []string
	}
	pageTable struct {
		Title   string
		Titled  bool
		Columns []pageCell
		Rows    [][]pageCell
	}
	pageCell struct {
		Text    string
		Right   bool
		Bar     bool
		Percent int
	}
)

func (c *chapter) page() (pageChapter, error) {
	p := pageChapter{Title: c.title, Lead: c.lead, Notes: c.notes}
	if c.chart != nil {
		var svg strings.Builder
		if err := c.chart(&svg); err != nil {
			return p, err
		}
		p.Chart = template.HTML(svg.String())
	}
	for i := range c.tables {
		if t := &c.tables[i]; len(t.rows) > 0 {
			p.Tables = append(p.Tables, t.page())
		}
	}
	return p, nil
}

func (t *table) page() pageTable {
	p := pageTable{Title: t.title, Titled: t.titled()}
	for _, c := range t.columns {
		p.Columns = append(p.Columns, pageCell{Text: c.title, Right: c.right})
	}
	for _, row := range t.rows {
		var cells []pageCell
		for i, c := range row {
			cell := pageCell{Text: c.text, Right: t.columns[i].right}
			if c.of > 0 {
				cell.Bar, cell.Percent = true, percentOf(int(c.n), int(c.of))
			}
			cells = append(cells, cell)
		}
		p.Rows = append(p.Rows, cells)
	}
	return p
}
