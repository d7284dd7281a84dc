// Citations as links, and the ways back from what is cited to the text.
#include "brief/html_p.h"

void fl_html_init(fl_html *h, fl_buf *out, const fl_document *doc) {
  *h = (fl_html){.out = out, .doc = doc};
  h->first_use = fl_alloc_zero((size_t)doc->citations.n + 1, sizeof *h->first_use);
  h->last_use = fl_alloc_zero((size_t)doc->citations.n + 1, sizeof *h->last_use);
}

void fl_html_release(fl_html *h) {
  fl_free(h->first_use);
  fl_free(h->last_use);
  fl_array_release(&h->uses);
}

// ---- anchors -------------------------------------------------------------------------------------------------------------------------------

void fl_html_add_id(fl_buf *out, fl_str text) {
  for (uint32_t i = 0; i < text.n; i++) {
    char c = text.at[i];
    if (c >= 'A' && c <= 'Z') c = (char)(c + 'a' - 'A');
    fl_buf_add_char(out, (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : '-');
  }
}

void fl_html_anchor_of(fl_buf *out, const fl_citation *c) {
  if (c->kind == FL_CITES_rule) fl_buf_add_c(out, "rule-");
  fl_html_add_id(out, c->id);
}

// ---- citations -----------------------------------------------------------------------------------------------------------------------------

// The first use in a section is remembered and gets an anchor.
static uint32_t note_use(fl_html *h, uint32_t citation) {
  uint32_t last = h->last_use[citation - 1];
  if (last && h->uses.at[last - 1].section == h->section) return 0;
  fl_array_push(&h->uses, ((fl_html_use){.section = h->section}));
  if (last) h->uses.at[last - 1].next = h->uses.n;
  else h->first_use[citation - 1] = h->uses.n;
  return h->last_use[citation - 1] = h->uses.n;
}

static void add_cite(fl_html *h, uint32_t citation) {
  const fl_citation *c = fl_doc_citation(h->doc, citation);
  uint32_t use = note_use(h, citation);
  fl_html_add(h, "<a class=\"cite\" ");
  if (use) fl_buf_printf(h->out, "id=\"use-%u\" ", use);
  fl_html_add(h, "href=\"#");
  fl_html_anchor_of(h->out, c);
  fl_html_add(h, "\">");
  fl_html_plain(h->out, c->id);
  fl_html_add(h, "</a>");
}

void fl_html_cites(fl_html *h, const fl_cites *cites) {
  if (cites->n == 0) return;
  fl_html_add(h, "<span class=\"cites\">");
  for (uint32_t i = 0; i < cites->n; i++) {
    if (i) fl_html_add(h, " ");
    add_cite(h, cites->at[i]);
  }
  if (cites->more) fl_buf_printf(h->out, " and %u more", cites->more);
  fl_html_add(h, "</span>");
}

void fl_html_ways_back(fl_html *h, uint32_t citation) {
  uint32_t use = h->first_use[citation - 1];
  for (bool first = true; use; use = h->uses.at[use - 1].next, first = false) {
    uint32_t section = h->uses.at[use - 1].section;
    fl_buf_printf(h->out, "%s<a href=\"#use-%u\" aria-label=\"back to section %u\">%u</a>", first ? "" : ", ", use, section, section);
  }
}

const fl_citation *fl_html_finding(const fl_html *h, uint32_t citation) {
  const fl_citation *c = fl_doc_citation(h->doc, citation);
  return c->kind == FL_CITES_finding ? c : NULL;
}
