// Clients beside a service to try it out by hand: examples, and no part of what runs.
//
// In: what commands of images, deployments and scripts name. Out: files with a program that is called a client, that none of them names and
// nobody uses, in a service whose image is seen to start another one. Where the image's command leads to no file here (a server that loads
// a module), nothing is known. Other programs that nothing here starts may be started from elsewhere.
#include "graph/graph_p.h"

#include "base/io.h"

static fl_str stem_of(fl_str path) {
  fl_str name = fl_path_base(path);
  return fl_str_slice(name, 0, fl_str_find_char(name, '.'));
}

static bool is_of_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; }

// Every word of a command may be a file's: `python -m tools.worker`, `bin/Orders`, `node worker.js`.
static void add_words(fl_graph *g, fl_map *started, fl_str text) {
  for (uint32_t i = 0, begin; i < text.n;) {
    while (i < text.n && !is_of_name(text.at[i])) i++;
    for (begin = i; i < text.n && is_of_name(text.at[i]);) i++;
    if (i > begin) fl_map_put(started, fl_intern_add(&g->names, fl_str_slice(text, begin, i)), 1);
  }
}

// What a package says that it starts, or is started as.
static bool is_command(fl_str key) {
  return fl_str_starts_c(key, "scripts.") || fl_str_eq_c(key, "main") || fl_str_eq_c(key, "bin") || fl_str_starts_c(key, "bin.");
}

static void add_commands_of(fl_graph *g, fl_map *started, uint32_t file) {
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 1; i < f->n_deploys; i++) {
    fl_str key = f->texts[f->deploys[i].key];
    if (fl_str_eq_c(key, "command") || fl_str_eq_c(key, "args")) add_words(g, started, f->texts[f->deploys[i].val]);
  }
  for (uint32_t i = 1; i < f->n_confs; i++)
    if (is_command(f->texts[f->confs[i].key])) add_words(g, started, f->texts[f->confs[i].val]);
}

static bool is_named(const fl_graph *g, const fl_map *words, uint32_t file) {
  fl_sym stem = fl_intern_find(&g->names, stem_of(g->links[file].in->path));
  return stem && fl_map_get_or(words, stem, 0);
}

// The program's file is in: service -> 1, for services whose image starts a file of theirs.
static void find_known(fl_graph *g, fl_map *known) {
  fl_map own = {0};
  for (uint32_t image = 1; image <= g->n_files; image++) {
    const fl_facts *f = g->links[image].f;
    bool is_image = f->n_deploys > 1 && f->deploys[1].kind == FL_DEPLOY_IMAGE && g->service_of_file[image];
    if (!is_image) continue;
    fl_map_release(&own);
    add_commands_of(g, &own, image);
    for (uint32_t i = 0; i < g->entries.n; i++) {
      const fl_entry_point *e = &g->entries.at[i];
      bool its = e->kind == FL_ENTRY_main && g->service_of_file[e->func.file] == g->service_of_file[image];
      if (its && is_named(g, &own, e->func.file)) fl_map_put(known, g->service_of_file[image], 1);
    }
  }
  fl_map_release(&own);
}

// By other files than tests.
static bool is_used(const fl_graph *g, uint32_t file) {
  if (fl_graph_is_imported(g, file)) return true;
  for (uint32_t func = 1; func < g->links[file].f->n_funcs; func++) {
    const fl_caller *callers;
    uint32_t n = fl_graph_callers(g, (fl_func_ref){file, func}, &callers);
    for (uint32_t i = 0; i < n; i++)
      if (callers[i].call.file != file && !(g->links[callers[i].call.file].in->marks & FL_MARK_TEST)) return true;
  }
  return false;
}

// AdServiceClient.java, email_client.py, client.js
static bool is_client(fl_str stem) {
  return fl_str_ends_c(stem, "Client") || fl_str_ends_c(stem, "_client") || fl_str_ends_c(stem, "-client") || fl_str_eq_c(stem, "client");
}

static bool may_be_by_hand(const fl_graph *g, const fl_entry_point *e) {
  const fl_link *l = &g->links[e->func.file];
  return e->kind == FL_ENTRY_main && is_client(stem_of(l->in->path)) && !(fl_graph_file_marks(g, e->func.file) & (FL_MARK_TEST | FL_MARK_BROWSER));
}

void fl_find_by_hand(fl_graph *g) {
  fl_map started = {0}, known = {0};
  find_known(g, &known);
  for (uint32_t file = 1; known.n && file <= g->n_files; file++) add_commands_of(g, &started, file);
  for (uint32_t i = 0; known.n && i < g->entries.n; i++) {
    uint32_t file = g->entries.at[i].func.file;
    bool beside = may_be_by_hand(g, &g->entries.at[i]) && fl_map_get_or(&known, g->service_of_file[file], 0);
    if (beside && !is_named(g, &started, file) && !is_used(g, file)) fl_bits_set(&g->by_hand, file);
  }
  fl_map_release(&started), fl_map_release(&known);
}

bool fl_graph_is_run_by_hand(const fl_graph *g, uint32_t file) { return fl_bits_has(&g->by_hand, file); }
