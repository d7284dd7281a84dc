// The findings with their evidence, and the list of all else that is cited.
#include "brief/html_p.h"

// ---- findings ------------------------------------------------------------------------------------------------------------------------------

static void add_attribute(fl_html *h, const char *name, fl_str value) {
  fl_buf_printf(h->out, " %s=\"", name);
  fl_html_plain(h->out, value);
  fl_html_add(h, "\"");
}

static const char *heading_of(uint8_t kind) {
  static const char *const headings[FL_N_TRAILS] = {[FL_TRAIL_entry] = "The way from the entry point", [FL_TRAIL_chain] = "How the answer was found", [FL_TRAIL_related] = "What is hit besides"};
  return headings[kind];
}

static void add_waypoint(fl_html *h, const fl_waypoint *at) {
  fl_html_add(h, "<li>");
  if (at->text.n) fl_html_text(h, at->text), fl_html_add(h, " ");
  if (at->path.n) fl_html_add(h, "<span class=\"place\">"), fl_html_place(h, at->path, at->line), fl_html_add(h, "</span>");
  fl_html_add(h, "</li>");
}

static void add_trail(fl_html *h, const fl_trail *trail) {
  fl_buf_printf(h->out, "<p class=\"about\">%s", heading_of(trail->kind));
  if (trail->about.n) fl_html_add(h, ": "), fl_html_text(h, trail->about);
  fl_buf_printf(h->out, "</p>\n<ol class=\"trail %s\">", fl_trail_word(trail->kind));
  for (uint32_t i = 0; i < trail->n_steps; i++) add_waypoint(h, &trail->steps[i]);
  if (trail->left_out) fl_buf_printf(h->out, "<li>and %u more</li>", trail->left_out);
  fl_html_add(h, "</ol>\n");
}

static void add_details(fl_html *h, const fl_citation *c) {
  if (c->n_trails == 0 && c->fix.n == 0) return;
  fl_html_add(h, "<details><summary>Evidence and remedy</summary>\n");
  if (c->fix.n) fl_html_add(h, "<p><b>Remedy:</b> "), fl_html_text(h, c->fix), fl_html_add(h, "</p>\n");
  for (uint32_t i = 0; i < c->n_trails; i++) add_trail(h, &c->trails[i]);
  fl_html_add(h, "</details>");
}

static void add_where(fl_html *h, const fl_citation *c) {
  fl_html_add(h, "<p class=\"at\">");
  if (c->path.n) fl_html_place(h, c->path, c->line);
  if (c->function.n) fl_html_add(h, " in "), fl_html_code(h, c->function);
  if (c->entry.n) fl_html_add(h, ", reached from "), fl_html_code(h, c->entry);
  fl_html_add(h, "</p>");
}

static void add_row_head(fl_html *h, const fl_citation *c) {
  fl_html_add(h, "<tr id=\"");
  fl_html_anchor_of(h->out, c);
  fl_html_add(h, "\"");
  add_attribute(h, "data-severity", c->severity);
  add_attribute(h, "data-family", c->family);
  add_attribute(h, "data-service", c->service);
  fl_html_add(h, "><th scope=\"row\" data-label=\"id\"><span class=\"id\">");
  fl_html_plain(h->out, c->id);
  fl_html_add(h, "</span><span class=\"sev ");
  fl_html_plain(h->out, c->severity);
  fl_html_add(h, "\">");
  fl_html_plain(h->out, c->severity);
  fl_html_add(h, "</span> <span class=\"confidence\">");
  fl_html_plain(h->out, c->confidence);
  fl_html_add(h, "</span></th>");
}

static void add_row(fl_html *h, uint32_t citation, const fl_citation *c) {
  add_row_head(h, c);
  fl_html_add(h, "<td data-label=\"finding\"><p class=\"say\">");
  fl_html_text(h, c->text);
  fl_html_add(h, "</p>");
  add_where(h, c);
  add_details(h, c);
  fl_html_add(h, "</td><td data-label=\"rule and service\"><p>");
  fl_html_plain(h->out, c->family);
  fl_html_add(h, "<br>");
  fl_html_code(h, c->rule);
  fl_html_add(h, "</p><p class=\"service\">");
  fl_html_plain(h->out, c->service);
  fl_html_add(h, "</p></td><td data-label=\"cited in\">");
  fl_html_ways_back(h, citation);
  fl_html_add(h, "</td></tr>\n");
}

void fl_html_findings(fl_html *h) {
  fl_html_add(h, "<section id=\"findings\" aria-labelledby=\"findings-title\"><h2 id=\"findings-title\">Findings</h2>\n");
  if (fl_html_count(h->doc, NULL, NULL) == 0) {
    fl_html_add(h, "<p>Nothing was found.</p></section>\n");
    return;
  }
  fl_html_add(h, "<form id=\"filters\" class=\"filters\" aria-label=\"Which findings are shown\" hidden></form>\n"
                 "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"All findings\"><table id=\"findings-table\"><caption class=\"unseen\">All findings, with what they rest on</caption>"
                 "<thead><tr><th scope=\"col\">id</th><th scope=\"col\">finding</th><th scope=\"col\">rule and service</th>"
                 "<th scope=\"col\">cited in</th></tr></thead>\n<tbody>\n");
  for (uint32_t i = 1; i <= h->doc->citations.n; i++)
    if (fl_html_finding(h, i)) add_row(h, i, fl_html_finding(h, i));
  fl_html_add(h, "</tbody></table></div></section>\n");
}

// ---- other sources -------------------------------------------------------------------------------------------------------------------------

static void add_source(fl_html *h, uint32_t citation, const fl_citation *c) {
  fl_html_add(h, "<tr id=\"");
  fl_html_anchor_of(h->out, c);
  fl_buf_printf(h->out, "\"><th scope=\"row\" data-label=\"id\">");
  fl_html_plain(h->out, c->id);
  fl_buf_printf(h->out, "</th><td data-label=\"kind\">%s</td><td data-label=\"what\">", fl_cites_word(c->kind));
  fl_html_text(h, c->text);
  fl_html_add(h, "</td><td data-label=\"where\">");
  if (c->path.n) fl_html_place(h, c->path, c->line);
  fl_html_add(h, "</td><td data-label=\"cited in\">");
  fl_html_ways_back(h, citation);
  fl_html_add(h, "</td></tr>\n");
}

void fl_html_sources(fl_html *h) {
  fl_html_add(h, "<section id=\"sources\" aria-labelledby=\"sources-title\"><h2 id=\"sources-title\">Other sources</h2>\n");
  if (h->doc->citations.n == fl_html_count(h->doc, NULL, NULL)) {
    fl_html_add(h, "<p>Only findings are cited.</p></section>\n");
    return;
  }
  fl_html_add(h, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Other sources\"><table><caption class=\"unseen\">What is cited besides the findings</caption><thead><tr><th scope=\"col\">id</th>"
                 "<th scope=\"col\">kind</th><th scope=\"col\">what</th><th scope=\"col\">where</th><th scope=\"col\">cited in</th></tr></thead>\n<tbody>\n");
  for (uint32_t i = 1; i <= h->doc->citations.n; i++)
    if (!fl_html_finding(h, i)) add_source(h, i, fl_doc_citation(h->doc, i));
  fl_html_add(h, "</tbody></table></div></section>\n");
}
