// Gathers what the sections speak of, and lets each add its own.
#include "brief/brief_p.h"

static fl_str title_of(fl_document *doc, const fl_report *report) {
  fl_str root = report->root, folder = root;
  if (fl_str_ends_c(root, "/")) root.n--;
  fl_str_rcut(root, '/', NULL, &folder);
  if (!folder.n || fl_str_eq_c(folder, ".")) return FL_STR("Brief");
  return fl_str_from(fl_arena_printf(&doc->arena, "Brief: %.*s", FL_STR_ARG(folder)));
}

void fl_brief(fl_document *doc, const fl_brief_input *in) {
  static const struct { const char *id, *title; void (*add)(fl_brief_state *); } sections[] = {
#define X(id, title) {#id, title, fl_section_##id},
      FL_SECTIONS(X)
#undef X
  };
  fl_brief_state state = {0};
  fl_brief_gather(&state, doc, in);
  doc->title = title_of(doc, in->report);
  doc->root = fl_arena_str(&doc->arena, in->report->root);
  doc->tool_version = fl_arena_str(&doc->arena, in->report->tool_version);
  doc->rules_digest = fl_arena_str(&doc->arena, in->report->rules_digest);
  for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
    fl_doc_section(doc, sections[i].id, sections[i].title);
    sections[i].add(&state);
  }
  fl_brief_drop(&state);
}
