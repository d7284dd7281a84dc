// Declarations in settings and deployments -> sites.
//
// A model tells one by what its keys begin with (`aws_sqs_queue.{name}.`), by what a document says (`kind: KafkaTopic`), by the name of
// its file, or by the image that a workload starts.
#include "graph/declaration.h"

#include "base/glob.h"
#include "base/io.h"
#include "graph/declaration_p.h"

typedef struct finder {
  fl_graph *g;
  uint32_t file;
  const fl_facts *f;
} finder;

static fl_str text_of(const finder *d, fl_sym local) { return d->f->texts[local]; }
static fl_str word(const finder *d, fl_text text) { return fl_models_text(d->g->models, text); }

static bool is_among(const finder *d, fl_mid first, uint32_t n, fl_str text) {
  const fl_text *patterns = fl_models_texts(d->g->models, first);
  for (uint32_t i = 0; i < n; i++)
    if (fl_glob_match(word(d, patterns[i]), text)) return true;
  return false;
}

// ---- a declaration -> a site --------------------------------------------------------------------------------------------------

void fl_add_declaration(fl_graph *g, fl_declaration what, fl_str name, fl_span span) {
  const fl_meaning_row *row = fl_models_meanings(g->models, what.model->meaning);
  fl_array_push(&g->declarations, what);
  fl_site site = {.id = g->sites.n, .kind = FL_SITE_declaration, .form = FL_FORM_SETTING, .certainty = 4, .row = row, .span = span};
  site.func.file = what.file;
  site.declaration = g->declarations.n;
  site.callee = fl_intern_add(&g->names, name.n ? name : fl_models_text(g->models, fl_models_texts(g->models, row->first_attribute)[1]));
  fl_array_push(&g->sites, site);
}

static void add(finder *d, fl_declaration what, fl_str name, fl_span span) { fl_add_declaration(d->g, what, name, span); }

// ---- settings of one document: confs [first, end) -------------------------------------------------------------------------------

typedef struct part {
  uint32_t first, end;
} part;

static const fl_conf *row_of(const finder *d, part p, fl_str prefix, fl_str key) {
  for (uint32_t i = p.first; i < p.end; i++) {
    fl_str written = text_of(d, d->f->confs[i].key);
    if (fl_str_starts(written, prefix) && fl_same_setting(fl_str_from_pos(written, prefix.n), key)) return &d->f->confs[i];
  }
  return NULL;
}

static bool has_any(const finder *d, part p, fl_str prefix, const fl_declaration_model *m) {
  const fl_text *keys = fl_models_texts(d->g->models, m->first_has);
  for (uint32_t i = 0; i < m->n_has; i++)
    if (row_of(d, p, prefix, word(d, keys[i]))) return true;
  return m->n_has == 0;
}

static fl_str name_in(const finder *d, part p, fl_str prefix, const fl_declaration_model *m) {
  const fl_text *keys = fl_models_texts(d->g->models, m->first_name);
  for (uint32_t i = 0; i < m->n_names; i++) {
    const fl_conf *row = row_of(d, p, prefix, word(d, keys[i]));
    if (row && text_of(d, row->val).n) return text_of(d, row->val);
  }
  return (fl_str){0};
}

// ---- told by the document, or by the file's name ----------------------------------------------------------------------------------

static bool says_all(const finder *d, part p, fl_str prefix, const fl_declaration_model *m) {
  const fl_text *pairs = fl_models_texts(d->g->models, m->first_document);
  for (uint32_t i = 0; i < m->n_document; i++) {
    const fl_conf *row = row_of(d, p, prefix, word(d, pairs[(size_t)2 * i]));
    fl_str wanted = word(d, pairs[2 * i + 1]);
    if (!row || !(fl_str_eq_c(wanted, "*") || fl_glob_match(wanted, text_of(d, row->val)))) return false;
  }
  return true;
}

static bool is_called_so(const finder *d, const fl_declaration_model *m) {
  return is_among(d, m->first_file, m->n_files, d->g->links[d->file].in->path);
}

static void look_at_document(finder *d, part p, const fl_declaration_model *m) {
  bool fits = (m->n_document && says_all(d, p, (fl_str){0}, m)) || (m->n_files && is_called_so(d, m));
  if (!fits || !has_any(d, p, (fl_str){0}, m)) return;
  const fl_text *pairs = fl_models_texts(d->g->models, m->first_document);
  const fl_conf *mark = m->n_document ? row_of(d, p, (fl_str){0}, word(d, pairs[0])) : NULL;
  if (!mark) mark = &d->f->confs[p.first]; // told by the file's name
  add(d, (fl_declaration){.model = m, .file = d->file, .document = d->f->confs[p.first].document}, name_in(d, p, (fl_str){0}, m), mark->span);
}

// ---- told by what keys begin with ---------------------------------------------------------------------------------------------------

// Up to the character behind a hole; of `[*]` digits alone.
static uint32_t length_of_hole(fl_str rest, char behind, bool digits) {
  uint32_t end = fl_str_find_char(rest, behind);
  for (uint32_t i = 0; digits && end != FL_STR_NONE && i < end; i++)
    if (rest.at[i] < '0' || rest.at[i] > '9') return FL_STR_NONE;
  return end;
}

// The part of the key that the pattern covers: with {name} up to what stands behind the name, `[*]` is any element of a list. "" when it
// does not fit.
static fl_str covered(fl_str pattern, fl_str key, fl_str *name) {
  static const fl_str holes[] = {{"{name}", 6}, {"*", 1}};
  uint32_t k = 0;
  *name = (fl_str){0};
  for (uint32_t p = 0; p < pattern.n;) {
    fl_str left = fl_str_from_pos(pattern, p);
    bool named = fl_str_starts(left, holes[0]), any = !named && left.at[0] == '*' && p && pattern.at[p - 1] == '[';
    if (!named && !any) {
      if (k >= key.n || key.at[k++] != pattern.at[p++]) return (fl_str){0};
      continue;
    }
    p += holes[any].n;
    uint32_t n = p < pattern.n ? length_of_hole(fl_str_from_pos(key, k), pattern.at[p], any) : FL_STR_NONE;
    if (n == FL_STR_NONE) return (fl_str){0};
    if (named) *name = fl_str_slice(key, k, k + n);
    k += n;
  }
  return fl_str_slice(key, 0, k);
}

static bool is_met(const finder *d, uint32_t since, const fl_declaration *what) {
  for (uint32_t i = since; i < d->g->declarations.n; i++) {
    const fl_declaration *other = &d->g->declarations.at[i];
    if (other->model == what->model && fl_str_eq(other->prefix, what->prefix)) return true;
  }
  return false;
}

static void look_below_keys(finder *d, part p, const fl_declaration_model *m) {
  uint32_t since = d->g->declarations.n;
  fl_str pattern = word(d, m->keys), name;
  for (uint32_t i = p.first; i < p.end; i++) {
    fl_str prefix = covered(pattern, text_of(d, d->f->confs[i].key), &name);
    fl_declaration what = {.model = m, .file = d->file, .document = d->f->confs[i].document, .prefix = prefix};
    if (!prefix.n || is_met(d, since, &what) || !says_all(d, p, prefix, m) || !has_any(d, p, prefix, m)) continue;
    fl_str said = name_in(d, p, prefix, m);
    add(d, what, said.n ? said : name, d->f->confs[i].span);
  }
}

// ---- told by what a workload is, or by its image ---------------------------------------------------------------------------------

static const fl_deploy *row_in(const fl_graph *g, const fl_workload *u, const char *key) {
  const fl_deploy *row = fl_deploy_in(g, u->file, u->first, u->n, key);
  return row ? row : fl_deploy_in(g, u->file, u->head, u->n_head, key);
}

static bool has_any_row(const finder *d, const fl_workload *u, const fl_declaration_model *m) {
  const fl_text *keys = fl_models_texts(d->g->models, m->first_has);
  for (uint32_t i = 0; i < m->n_has; i++)
    if (row_in(d->g, u, word(d, keys[i]).at)) return true;
  return m->n_has == 0;
}

static bool says_all_rows(const finder *d, const fl_workload *u, const fl_declaration_model *m) {
  const fl_text *pairs = fl_models_texts(d->g->models, m->first_document);
  for (uint32_t i = 0; i < m->n_document; i++) {
    const fl_deploy *row = row_in(d->g, u, word(d, pairs[(size_t)2 * i]).at);
    fl_str wanted = word(d, pairs[2 * i + 1]);
    if (!row || !(fl_str_eq_c(wanted, "*") || fl_glob_match(wanted, text_of(d, row->val)))) return false;
  }
  return true;
}

// It is started from one of these images, or from one that is built here upon one of these. A job that is started from a store's image uses its client.
static bool runs_image(finder *d, const fl_workload *u, const fl_declaration_model *m, const fl_deploy *kind) {
  bool once = kind && (fl_str_eq_c(text_of(d, kind->val), "Job") || fl_str_eq_c(text_of(d, kind->val), "CronJob"));
  const fl_sym images[] = {u->image, u->base};
  for (size_t i = 0; i < sizeof images / sizeof *images && !once; i++)
    if (images[i] && is_among(d, m->first_image, m->n_images, fl_intern_text(&d->g->names, images[i]))) return true;
  return false;
}

static void look_at_workload(fl_graph *g, uint32_t id, const fl_declaration_model *m) {
  const fl_workload *u = fl_graph_workload(g, id);
  finder d = {g, u->file, g->links[u->file].f};
  const fl_deploy *kind = row_in(g, u, "kind"), *image = row_in(g, u, "image");
  if (!image) image = row_in(g, u, "build");
  bool fits = m->n_images ? image && runs_image(&d, u, m, kind) : kind && is_among(&d, m->first_workload, m->n_workloads, text_of(&d, kind->val));
  if (!fits || !has_any_row(&d, u, m) || !says_all_rows(&d, u, m)) return;
  fl_str name = fl_intern_text(&g->names, u->name);
  add(&d, (fl_declaration){.model = m, .file = u->file, .workload = id}, name, (m->n_images ? image : kind)->span);
}

// ---- all ------------------------------------------------------------------------------------------------------------------------------

static void look_at_part(finder *d, part p) {
  for (uint32_t i = 1; i < fl_models_n_declarations(d->g->models); i++) {
    const fl_declaration_model *m = fl_models_declarations(d->g->models, i);
    if (m->keys) look_below_keys(d, p, m);
    else if (m->n_files || (m->n_document && !m->n_workloads && !m->n_images)) look_at_document(d, p, m);
  }
}

static void look_at_file(fl_graph *g, uint32_t file) {
  finder d = {g, file, g->links[file].f};
  for (uint32_t first = 1, end; first < d.f->n_confs; first = end) {
    for (end = first + 1; end < d.f->n_confs && d.f->confs[end].document == d.f->confs[first].document;) end++;
    look_at_part(&d, (part){first, end});
  }
}

void fl_find_declarations(fl_graph *g) {
  for (uint32_t file = 1; file <= g->n_files; file++) look_at_file(g, file);
  for (uint32_t id = 1; id <= fl_graph_n_workloads(g); id++)
    for (uint32_t i = 1; i < fl_models_n_declarations(g->models); i++) {
      const fl_declaration_model *m = fl_models_declarations(g->models, i);
      if (m->n_images || m->n_workloads) look_at_workload(g, id, m);
    }
  fl_find_started(g);
  fl_find_built_with(g);
}

const fl_declaration *fl_declaration_of(const fl_graph *g, const fl_site *s) {
  return s->declaration ? &g->declarations.at[s->declaration - 1] : NULL;
}

uint32_t fl_declaration_service(const fl_graph *g, const fl_declaration *what) {
  if (what->service) return what->service;
  return what->workload ? g->service_of_workload[what->workload] : g->service_of_file[what->file];
}

const char *fl_declaration_way(const fl_graph *g, const fl_declaration *what) {
  if (fl_str_ends_c(g->links[what->file].in->path, ".tf")) return "terraform";
  if (what->workload) return fl_graph_workload(g, what->workload)->kind == FL_DEPLOY_SERVICE ? "compose" : "kubernetes";
  const finder d = {(fl_graph *)g, what->file, g->links[what->file].f};
  for (uint32_t i = 1; i < d.f->n_confs; i++)
    if (d.f->confs[i].document == what->document && fl_str_eq_c(text_of(&d, d.f->confs[i].key), "apiVersion")) return "kubernetes";
  return "settings";
}

// ---- for whom -----------------------------------------------------------------------------------------------------------------------

static bool is_trial_word(fl_str said) {
  static const char *const words[] = {"dev",  "develop", "development", "local", "localdev", "test", "tests", "testing", "ci",      "e2e", "it",        "demo",
                                      "demos", "example", "examples",   "sample", "samples", "quickstart", "sandbox", "minikube", "kind", "playground", "integration"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (fl_str_eq_c(said, words[i])) return true;
  return false;
}

// docker/dev/compose.yml, values-local.yaml
static bool says_trial(fl_str text) {
  for (uint32_t begin = 0, i = 0; i <= text.n; i++) {
    bool parts = i == text.n || text.at[i] == '/' || text.at[i] == '.' || text.at[i] == '-' || text.at[i] == '_';
    if (!parts) continue;
    if (is_trial_word(fl_str_slice(text, begin, i))) return true;
    begin = i + 1;
  }
  return false;
}

bool fl_declaration_is_for_trial(const fl_graph *g, const fl_declaration *what) {
  const fl_facts *f = g->links[what->file].f;
  if (says_trial(g->links[what->file].in->path)) return true;
  if (what->workload) return fl_graph_workload(g, what->workload)->profile && says_trial(fl_intern_text(&g->names, fl_graph_workload(g, what->workload)->profile));
  for (uint32_t i = 1; i < f->n_confs; i++)
    if (f->confs[i].document == what->document) return says_trial(f->texts[f->confs[i].profile]);
  return false;
}
