// Libraries of the repository: units that start nothing and that programs are built with.
//
// In: services, as folders with build files; what each unit says that it is built with, and what its image takes over. Out: a library that one program uses is a part of it.
// What several use runs in each of them: of a function the programs whose code leads to it (service_led.c); what no function is in them all. One that no program
// uses, beside programs, is a library all the same: what it starts by itself is its own. A module with programs in its folders and none of its own is what they share;
// which of them runs what none is seen to lead to is not known, and stays the module's.
#include "graph/graph_p.h"
#include "graph/service_p.h"
#include "graph/setting.h"

#include "base/io.h"
#include "facts/settings.h"

typedef struct unit {
  fl_bits uses;    // services that it is built with, itself
  fl_bits run_in;  // programs that are built with it, through others as well
  bool is_unit;    // its manifest says what it is built with and what it starts
  bool is_module;  // its manifest names it, and what stands in its folders
  bool says_start; // its manifest would say that it is a program
  bool is_program;
} unit;

// ---- what manifests say ---------------------------------------------------------------------------------------------------------------

static void read_unit(fl_graph *g, unit *units, uint32_t file) {
  const fl_link *l = &g->links[file];
  uint32_t service = fl_service_in_folder(g, fl_configured_folder(l->in->path));
  for (uint32_t i = 1; service && i < l->f->n_confs; i++) {
    fl_str key = l->f->texts[l->f->confs[i].key], val = l->f->texts[l->f->confs[i].val];
    if (fl_str_eq_c(key, FL_SETTING_UNIT)) units[service].is_unit = units[service].says_start = true;
    if (fl_str_eq_c(key, FL_SETTING_STARTS)) units[service].is_program = true;
    uint32_t used = fl_str_eq_c(key, FL_SETTING_USES) ? fl_service_in_folder(g, fl_configured_folder(val)) : 0;
    if (used && used != service) fl_bits_set(&units[service].uses, used);
    uint32_t taken = fl_str_eq_c(key, FL_SETTING_COMPILES) ? fl_service_in_folder(g, fl_path_dir(val)) : 0;
    if (taken && taken != service) units[taken].is_unit = true, fl_bits_set(&units[service].uses, taken);
  }
}

// Modules that others require by their names.
static void note_parts(fl_graph *g, unit *units, fl_map *parts) {
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    uint32_t service = l->in->marks & FL_MARK_TEST ? 0 : fl_service_in_folder(g, fl_path_dir(l->in->path));
    for (uint32_t i = 1; service && i < l->f->n_confs; i++)
      if (fl_str_eq_c(l->f->texts[l->f->confs[i].key], FL_SETTING_PART)) units[service].is_unit = units[service].is_module = true, fl_map_put(parts, l->sym[l->f->confs[i].val], service);
  }
}

static bool is_part(const fl_link *l) {
  for (uint32_t i = 1; i < l->f->n_confs; i++)
    if (fl_str_eq_c(l->f->texts[l->f->confs[i].key], FL_SETTING_PART)) return true;
  return false;
}

// Examples of a library use it, and are not what it is there for.
static void read_required(fl_graph *g, unit *units) {
  fl_map parts = {0};
  note_parts(g, units, &parts);
  for (uint32_t file = 1; file <= g->n_files; file++) {
    const fl_link *l = &g->links[file];
    bool counts = !(l->in->marks & (FL_MARK_TEST | FL_MARK_EXAMPLE)) && is_part(l);
    uint32_t service = counts ? fl_service_in_folder(g, fl_path_dir(l->in->path)) : 0;
    for (uint32_t i = 1; service && i < l->f->n_deps; i++) {
      uint32_t used = fl_map_get_or(&parts, l->sym[l->f->deps[i].name], 0);
      if (used && used != service) fl_bits_set(&units[service].uses, used);
    }
  }
  fl_map_release(&parts);
}

// Folders that images take over from elsewhere: programs of languages without manifests for such things are built with them.
static void read_brought(fl_graph *g, unit *units) {
  for (uint32_t i = 0; i < g->brought.n; i++) {
    uint32_t program = fl_service_around(g, g->links[g->brought.at[i].image].in->path), used = g->service_of_file[g->brought.at[i].file];
    bool around = program && used && fl_path_below(g->services.at[program].dir, g->services.at[used].dir);
    if (program && used && !around) units[used].is_unit = true, fl_bits_set(&units[program].uses, used);
  }
}

// A module whose folders hold programs of their own is those, and no library.
static bool holds_program(const fl_graph *g, const unit *units, const bool *starts, uint32_t module) {
  for (uint32_t i = 1; i < g->services.n; i++)
    if (starts[i] && !units[i].is_unit && i != module && fl_path_below(g->services.at[i].dir, g->services.at[module].dir)) return true;
  return false;
}

// The nearest module above the folder of a program that is none itself, which starts nothing; 0: there is none.
static uint32_t module_above(const fl_graph *g, const unit *units, const bool *starts, uint32_t program) {
  uint32_t best = 0;
  for (uint32_t i = 1; i < g->services.n && !units[program].is_module; i++)
    if (units[i].is_module && i != program && fl_path_below(g->services.at[program].dir, g->services.at[i].dir) && (!best || g->services.at[i].dir.n > g->services.at[best].dir.n)) best = i;
  return best && !starts[best] ? best : 0;
}

// cmd/orders and cmd/mails share what stands beside cmd.
static void share_modules(fl_graph *g, unit *units, const bool *starts, const bool *mains) {
  for (uint32_t i = 1; i < g->services.n; i++) {
    uint32_t module = mains[i] ? module_above(g, units, starts, i) : 0;
    if (!module) continue;
    fl_bits_set(&units[i].uses, module);
    units[i].is_program = true, units[module].is_program = false;
    fl_bits_set(&g->shared_modules, module);
  }
}

// `starts`: a main, or an image.
static void read_units(fl_graph *g, unit *units, const bool *starts) {
  read_brought(g, units);
  read_required(g, units);
  for (uint32_t file = 1; file <= g->n_files; file++)
    if (!(g->links[file].in->marks & FL_MARK_TEST)) read_unit(g, units, file);
  for (uint32_t i = 1; i < g->services.n; i++) units[i].is_program |= starts[i] || (units[i].is_unit && holds_program(g, units, starts, i));
}

// A program is built with what it uses, and with what that uses, up to other programs.
static void spread_program(unit *units, uint32_t program, uint32_t at, uint32_t depth) {
  for (uint32_t used = fl_bits_next(&units[at].uses, 0); used != FL_BITS_NONE && depth < FL_MAX_SUPERS; used = fl_bits_next(&units[at].uses, used + 1))
    if (units[used].is_unit && !units[used].is_program && fl_bits_set(&units[used].run_in, program)) spread_program(units, program, used, depth + 1);
}

void fl_find_shared_units(fl_graph *g, const bool *starts, const bool *mains, uint32_t *part_of) {
  unit *units = fl_alloc_zero(g->services.n, sizeof *units);
  read_units(g, units, starts);
  share_modules(g, units, starts, mains);
  bool any = false;
  for (uint32_t i = 1; i < g->services.n; i++)
    if (units[i].is_program) spread_program(units, i, i, 0), any |= units[i].says_start;
  g->run_in = fl_arena_zero_n(&g->arena, g->services.n, sizeof *g->run_in);
  for (uint32_t i = 1; i < g->services.n; i++) {
    uint32_t n = fl_bits_count(&units[i].run_in);
    if (n == 1 && !part_of[i]) part_of[i] = fl_bits_next(&units[i].run_in, 0);
    bool is_unused = any && !n && units[i].says_start && !units[i].is_program && !part_of[i];
    if (is_unused) fl_bits_set(&units[i].run_in, i);
    if (n > 1 || is_unused) g->run_in[i] = units[i].run_in, g->shares = true;
    else fl_bits_release(&units[i].run_in);
    fl_bits_release(&units[i].uses);
  }
  fl_free(units);
}

// ---- which of them run a function --------------------------------------------------------------------------------------------------------

bool fl_is_shared_unit(const fl_graph *g, uint32_t service) { return g->shares && g->run_in[service].n_words; }

// A file is taken into an image for all that is in it, which may be handed on as values: no call tells that.
static uint32_t takers_of(const fl_graph *g, uint32_t file, uint32_t *out, uint32_t cap) {
  const fl_brought *list;
  uint32_t n = 0, taken = fl_brought_of(g, file, &list);
  for (uint32_t i = 0; i < taken && n < cap; i++) {
    uint32_t program = fl_service_around(g, g->links[list[i].image].in->path);
    bool known = !program;
    for (uint32_t k = 0; k < n && !known; k++) known = out[k] == program;
    if (!known) out[n++] = program;
  }
  return n;
}

// What no call leads to may be handed on as a value: the one program that brings it in runs it; of several it is not known which, and the module's.
static uint32_t only_user(const fl_graph *g, uint32_t file) {
  const fl_bits *users = fl_users_of(g, file);
  return fl_bits_count(users) == 1 ? fl_bits_next(users, 0) : g->service_of_file[file];
}

uint32_t fl_services_of_func(const fl_graph *g, fl_func_ref func, uint32_t *out, uint32_t cap) {
  uint32_t service = g->service_of_file[func.file], n = 0;
  if (!fl_is_shared_unit(g, service)) return out[0] = service, 1;
  n = takers_of(g, func.file, out, cap);
  if (n) return n;
  const fl_bits *in = func.id ? &g->led_to[fl_dense_func(g, func.file, func.id)] : fl_users_of(g, func.file);
  for (uint32_t i = fl_bits_next(in, 0); i != FL_BITS_NONE && n < cap; i = fl_bits_next(in, i + 1)) out[n++] = i;
  return n || !fl_bits_has(&g->shared_modules, service) ? n : (out[0] = only_user(g, func.file), 1);
}

bool fl_has_runner(const fl_graph *g, fl_func_ref func) {
  uint32_t any[1];
  return fl_services_of_func(g, func, any, 1) > 0;
}

bool fl_run_together(const fl_graph *g, fl_func_ref func, uint32_t file) {
  uint32_t there[FL_MAX_USERS], here[FL_MAX_USERS];
  if (!fl_is_shared_unit(g, g->service_of_file[func.file])) return true;
  uint32_t n = fl_services_of_func(g, func, there, FL_MAX_USERS), m = fl_services_of_func(g, (fl_func_ref){file, 0}, here, FL_MAX_USERS);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < m; k++)
      if (there[i] == here[k]) return true;
  return false;
}

void fl_release_shared(fl_graph *g) {
  fl_bits_release(&g->shared_modules);
  fl_release_module_users(g);
  for (uint32_t i = 1; g->run_in && i < g->services.n; i++) fl_bits_release(&g->run_in[i]);
  for (uint32_t i = 0; g->led_to && i <= g->n_funcs; i++) fl_bits_release(&g->led_to[i]);
}
