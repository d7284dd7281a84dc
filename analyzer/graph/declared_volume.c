// Where the data of a store that is deployed lies: what is mounted over its folder.
//
// In: mounts and volumes of a workload, `mount.NAME`, `volume.NAME` and compose's `volumes[0]`. Out: the kind of the volume, "none" where nothing is
// mounted there; "" where that is not known, as something that lasts is mounted elsewhere and a setting may lead there.
#include "graph/declaration_p.h"

#include "base/io.h"

static bool is_same_or_below(fl_str path, fl_str dir) {
  while (dir.n > 1 && dir.at[dir.n - 1] == '/') dir.n--;
  return dir.n > 1 && fl_str_starts(path, dir) && (path.n == dir.n || path.at[dir.n] == '/');
}

// The folder itself, one around it, or the part of it where the data is.
static bool holds(fl_str mounted, fl_str dir) { return is_same_or_below(dir, mounted) || is_same_or_below(mounted, dir); }

static bool lasts(fl_str kind) {
  static const char *const passing[] = {"emptyDir", "configMap", "secret", "projected", "downwardAPI", "ephemeral"};
  for (size_t i = 0; i < sizeof passing / sizeof *passing; i++)
    if (fl_str_eq_c(kind, passing[i])) return false;
  return kind.n > 0;
}

typedef struct looked {
  fl_str kind; // of what holds the folder
  bool found, elsewhere, differs;
} looked;

static void take(looked *l, fl_str path, fl_str dir, fl_str kind) {
  if (!holds(path, dir)) {
    l->elsewhere |= lasts(kind);
    return;
  }
  l->differs |= l->found && !fl_str_eq(l->kind, kind);
  l->found = true, l->kind = kind;
}

static fl_str kind_of(const fl_graph *g, const fl_workload *u, fl_str name) {
  const fl_facts *f = g->links[u->file].f;
  for (uint32_t i = u->head; i < u->head + u->n_head; i++) {
    fl_str key = f->texts[f->deploys[i].key];
    if (fl_str_starts_c(key, "volume.") && fl_str_eq(fl_str_from_pos(key, 7), name)) return f->texts[f->deploys[i].val];
  }
  return (fl_str){0};
}

// `data:/var/lib/data:rw`, `/var/lib/data`
static void take_short(looked *l, fl_str value, fl_str dir) {
  fl_str source, target = value, rest;
  bool named = fl_str_cut(value, ':', &source, &target);
  if (fl_str_cut(target, ':', &rest, NULL)) target = rest;
  take(l, named ? target : value, dir, named ? FL_STR("volume") : FL_STR("anonymous"));
}

// A file that is mounted, and what is started once from a folder of scripts, is no data.
static bool is_aside(fl_str value) {
  fl_str last = fl_path_base(value);
  return fl_str_contains(value, FL_STR("entrypoint")) || fl_str_find_char(last, '.') != FL_STR_NONE || fl_str_contains(value, FL_STR("/etc/"));
}

static void take_row(looked *l, const fl_graph *g, const fl_workload *u, const fl_deploy *row, fl_str dir) {
  const fl_str *texts = g->links[u->file].f->texts;
  fl_str key = texts[row->key], value = texts[row->val], rest;
  if (fl_str_starts_c(key, "tmpfs")) take(l, value, dir, FL_STR("tmpfs"));
  if (fl_str_starts_c(key, "mount.")) take(l, value, dir, kind_of(g, u, fl_str_from_pos(key, 6)));
  if (!fl_str_starts_c(key, "volumes[") || !value.n) return;
  bool whole = fl_str_ends_c(key, "]"), target = fl_str_cut(key, '.', NULL, &rest) && fl_str_eq_c(rest, "target");
  if (whole && (!is_aside(value) || holds(value, dir))) take_short(l, value, dir);
  if (target) take(l, value, dir, FL_STR("volume"));
}

// Nothing that is written of the workload could tell the program to keep its data elsewhere: no command, no file of settings, no variable with a path.
static bool is_as_made(const fl_graph *g, const fl_workload *u) {
  const fl_facts *f = g->links[u->file].f;
  for (uint32_t i = u->first; i < u->first + u->n; i++) {
    fl_str key = f->texts[f->deploys[i].key], value = f->texts[f->deploys[i].val];
    bool mounted = fl_str_starts_c(key, "mount.") || fl_str_starts_c(key, "volumes[");
    bool passes = fl_str_starts_c(key, "mount.") && !lasts(kind_of(g, u, fl_str_from_pos(key, 6)));
    bool is_told = fl_str_eq_c(key, "command") || (fl_str_starts_c(key, "env.") && (!value.n || fl_str_find_char(value, '/') != FL_STR_NONE));
    if (is_told || passes || (mounted && is_aside(value))) return false;
  }
  return true;
}

fl_str fl_volume_at(const fl_graph *g, const fl_workload *u, fl_str dir) {
  looked l = {0};
  const fl_facts *f = g->links[u->file].f;
  for (uint32_t i = u->first; i < u->first + u->n; i++) take_row(&l, g, u, &f->deploys[i], dir);
  if (l.differs) return (fl_str){0};
  if (l.found) return l.kind;
  return l.elsewhere && !is_as_made(g, u) ? (fl_str){0} : FL_STR("none");
}
