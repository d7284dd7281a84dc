// Is a message hidden for long enough while the function works that a queue starts?
//
// In: a declaration that ties a queue to a function (settings `queue` and `function`, which refer to both). Out: whether the queue gives a
// message to somebody else after less than so many times as long as the function may run. Both have to be declared in the same folder, with
// numbers that are known.
#include "match/predicate_p.h"

#include "graph/declaration.h"
#include "graph/sites.h"

static const fl_reply no = {FL_NO, 0};

// `${aws_sqs_queue.orders.arn}`: up to the last dot, which is what the other declaration's keys begin with.
static fl_str referred(const fl_focus *f, const fl_declaration *what, const char *setting) {
  fl_str text = fl_declared_value(f->g, what, fl_str_from(setting), f->arena).raw, head, tail;
  if (!fl_str_starts_c(text, "${") || !fl_str_ends_c(text, "}")) return (fl_str){0};
  return fl_str_rcut(fl_str_slice(text, 2, text.n - 1), '.', &head, &tail) ? head : (fl_str){0};
}

static fl_str folder(const fl_graph *g, uint32_t file) {
  fl_str head, tail;
  return fl_str_rcut(fl_graph_file_at(g, file)->path, '/', &head, &tail) ? head : (fl_str){0};
}

static const fl_site *declared_as(const fl_focus *f, const fl_declaration *what, fl_str key) {
  const fl_site_ids declared = fl_sites_of_kind(f->g, FL_SITE_declaration);
  for (uint32_t i = 0; key.n && i < declared.n; i++) {
    const fl_declaration *d = fl_declaration_of(f->g, fl_graph_site(f->g, declared.at[i]));
    bool same = fl_str_starts(d->prefix, key) && d->prefix.n == key.n + 1;
    if (same && fl_str_eq(folder(f->g, d->file), folder(f->g, what->file))) return fl_graph_site(f->g, declared.at[i]);
  }
  return NULL;
}

static bool number_of(const fl_focus *f, const fl_site *s, const char *setting, fl_declared *out) {
  if (s) *out = fl_declared_value(f->g, fl_declaration_of(f->g, s), fl_str_from(setting), f->arena);
  return s && out->is_number && out->number > 0;
}

fl_reply fl_reply_outworked(fl_focus *f, const fl_predicate *p) {
  const fl_declaration *what = fl_declaration_of(f->g, f->site);
  fl_declared hidden, run;
  if (!what) return no;
  const fl_site *queue = declared_as(f, what, referred(f, what, "queue")), *function = declared_as(f, what, referred(f, what, "function"));
  if (!number_of(f, queue, "visibility", &hidden) || !number_of(f, function, "run_deadline", &run)) return no;
  if (hidden.number / p->gt >= run.number) return no;
  f->pair = queue;
  f->sum = fl_arena_printf(f->arena,
                           "a message that starts `%.*s` is hidden for %lld s%s, while it may run for %lld s%s: a batch that waits, is refused or is tried again "
                           "has not ended when its messages are given to another one",
                           FL_STR_ARG(fl_graph_name(f->g, function->callee)), (long long)(hidden.number / 1000),
                           hidden.state == FL_DECLARED_DEFAULT ? " by default" : "", (long long)(run.number / 1000),
                           run.state == FL_DECLARED_DEFAULT ? " by default" : "");
  return (fl_reply){FL_YES, hidden.state == FL_DECLARED_WRITTEN ? 4 : 3};
}
