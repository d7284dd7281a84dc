// What the script needs to know, as JSON within the page. A '<' could end the element, so there is none.
#include "brief/html_p.h"

static void add_without_tags(void *payload, const char *text, size_t n) {
  fl_buf *out = payload;
  for (size_t i = 0; i < n; i++) {
    if (text[i] == '<') fl_buf_add_c(out, "\\u003c");
    else fl_buf_add_char(out, text[i]);
  }
}

static void put_text(fl_json *w, const char *key, fl_str text) {
  fl_buf clean = {0};
  fl_html_harmless(&clean, text);
  fl_json_field_str(w, key, fl_buf_str(&clean));
  fl_buf_release(&clean);
}

// The places of the way from the entry point, as [path, line].
static void put_way(fl_json *w, const fl_citation *c) {
  fl_json_key(w, "way");
  fl_json_array_begin(w);
  for (uint32_t i = 0; i < c->n_trails; i++) {
    const fl_trail *trail = &c->trails[i];
    for (uint32_t k = 0; trail->kind == FL_TRAIL_entry && k < trail->n_steps; k++) {
      fl_buf path = {0};
      fl_html_harmless(&path, trail->steps[k].path);
      fl_json_array_begin(w);
      fl_json_str(w, fl_buf_str(&path));
      fl_json_uint(w, trail->steps[k].line);
      fl_json_array_end(w);
      fl_buf_release(&path);
    }
  }
  fl_json_array_end(w);
}

static void put_finding(fl_json *w, const fl_citation *c) {
  fl_json_object_begin(w);
  put_text(w, "id", c->id);
  put_text(w, "severity", c->severity);
  put_text(w, "service", c->service);
  put_text(w, "path", c->path);
  fl_json_field_uint(w, "line", c->line);
  put_way(w, c);
  fl_json_object_end(w);
}

void fl_html_data(fl_html *h) {
  fl_json w;
  fl_json_init(&w, add_without_tags, h->out, 0);
  fl_html_add(h, "<script type=\"application/json\" id=\"brief-data\">");
  fl_json_object_begin(&w);
  fl_brief_put_diagram(&w, "services", &h->doc->services, put_text);
  fl_brief_put_diagram(&w, "calls", &h->doc->calls, put_text);
  fl_json_key(&w, "findings");
  fl_json_array_begin(&w);
  for (uint32_t i = 1; i <= h->doc->citations.n; i++)
    if (fl_html_finding(h, i)) put_finding(&w, fl_html_finding(h, i));
  fl_json_array_end(&w);
  fl_json_object_end(&w);
  fl_json_finish(&w);
  fl_html_add(h, "</script>\n");
}
