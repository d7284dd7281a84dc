// Programs that images and workloads start, by their command: `gunicorn -w 2 shop.wsgi`.
//
// In: the words of CMD and ENTRYPOINT, of `command` and `args`. Out: a declaration for each model that names such a program, with the words from
// its name on. What a workload says stands for what its image says; where several start a service alike, one tells of all.
#include "graph/declaration_p.h"

#include "base/glob.h"
#include "base/hash.h"
#include "base/io.h"

typedef struct starter {
  fl_graph *g;
  fl_map told; // service, model and words -> 1
} starter;

static bool is_between(char c) { return strchr(" \t\r\n'\"[](),;", c) != NULL; }

// Behind the last word that is the program; FL_STR_NONE: it is not started there.
static uint32_t position_of(fl_str text, fl_str program) {
  uint32_t found = FL_STR_NONE;
  for (uint32_t i = 0, begin = 0; i <= text.n; i++) {
    if (i < text.n && !is_between(text.at[i])) continue;
    if (i > begin && fl_glob_match(program, fl_path_base(fl_str_slice(text, begin, i)))) found = begin;
    begin = i + 1;
  }
  return found;
}

// Up to the next program of the same line.
static fl_str until_next(fl_str text) {
  static const char *const ends[] = {"&&", "||", ";", " | ", " & "};
  uint32_t n = text.n;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    uint32_t at = fl_str_find(text, fl_str_from(ends[i]));
    if (at != FL_STR_NONE && at < n) n = at;
  }
  return fl_str_slice(text, 0, n);
}

static bool is_command(fl_str key) { return fl_str_eq_c(key, "command"); }

// All words of the command, and where it stands.
static fl_str words_of(fl_graph *g, uint32_t file, uint32_t first, uint32_t n, fl_span *span) {
  const fl_facts *f = g->links[file].f;
  fl_buf text = {0};
  for (uint32_t i = first; i < first + n; i++) {
    if (!is_command(f->texts[f->deploys[i].key])) continue;
    if (!text.n) *span = f->deploys[i].span;
    fl_buf_printf(&text, "%s%.*s", text.n ? " " : "", FL_STR_ARG(f->texts[f->deploys[i].val]));
  }
  fl_str kept = fl_arena_str(&g->arena, fl_buf_str(&text));
  fl_buf_release(&text);
  return kept;
}

static bool is_told(starter *s, const fl_declaration *what, uint32_t service) {
  uint64_t key = fl_hash64_str(what->command) * 31 + FL_KEY(service, (uint32_t)what->model->meaning);
  if (fl_map_get_or(&s->told, key, 0)) return true;
  fl_map_put(&s->told, key, 1);
  return false;
}

static void look(starter *s, const fl_declaration *at, fl_str words, uint32_t service) {
  fl_graph *g = s->g;
  for (uint32_t i = 1; words.n && service && i < fl_models_n_declarations(g->models); i++) {
    const fl_declaration_model *m = fl_models_declarations(g->models, i);
    fl_declaration what = *at;
    what.model = m;
    for (uint32_t k = 0; k < m->n_starts; k++) {
      uint32_t found = position_of(words, fl_models_text(g->models, fl_models_texts(g->models, m->first_starts)[k]));
      if (found == FL_STR_NONE) continue;
      what.command = until_next(fl_str_from_pos(words, found));
      if (!fl_declaration_is_off(g, &what) && !is_told(s, &what, service)) fl_add_declaration(g, what, (fl_str){0}, what.started);
      break;
    }
  }
}

static void look_at_image(starter *s, const fl_deployed *d) {
  fl_declaration at = {.file = d->file};
  fl_str words = words_of(s->g, d->file, d->first, d->n, &at.started);
  at.service = s->g->service_of_file[d->file];
  look(s, &at, words, at.service);
}

static void look_at_workload(starter *s, uint32_t id, const fl_map *images) {
  const fl_graph *g = s->g;
  const fl_workload *w = fl_graph_workload(g, id);
  fl_declaration at = {.file = w->file, .workload = id, .service = g->service_of_workload[id]};
  fl_str words = words_of(s->g, w->file, w->first, w->n, &at.started);
  uint32_t image = !words.n && w->dockerfile ? fl_map_get_or(images, w->dockerfile, 0) : 0;
  if (image) {
    const fl_deployed *d = &g->deployed.at[image - 1];
    at.file = d->file, at.workload = 0;
    words = words_of(s->g, d->file, d->first, d->n, &at.started);
  }
  look(s, &at, words, at.service);
}

void fl_find_started(fl_graph *g) {
  starter s = {.g = g};
  fl_map images = {0};
  for (uint32_t i = 0; i < g->deployed.n; i++) {
    const fl_deployed *d = &g->deployed.at[i];
    if (d->kind != FL_DEPLOY_IMAGE || d->name || (g->links[d->file].in->marks & FL_MARK_TEST)) continue;
    fl_map_put(&images, fl_intern_add(&g->names, g->links[d->file].in->path), i + 1);
    look_at_image(&s, d);
  }
  for (uint32_t id = 1; id <= fl_graph_n_workloads(g); id++)
    if (!(g->links[fl_graph_workload(g, id)->file].in->marks & FL_MARK_TEST)) look_at_workload(&s, id, &images);
  fl_map_release(&images);
  fl_map_release(&s.told);
}
