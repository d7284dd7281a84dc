// Settings and variables of the environment as roots of paths (`config[..]`, `env[..]`), and values that a call reads from them.
//
// In: a place and a key. Out: origins: what deployments set, then what files and code that configure this part of the repository say. A variable
// that nobody sets here is unknown, a setting is absent unless its files are away.
#include "graph/config_key.h"
#include "graph/path_p.h"
#include "graph/service_p.h"
#include "graph/setting.h"
#include "graph/text_p.h"

static void give_values(fl_ask *a, const fl_place_of *at, fl_str name, const fl_env *env, fl_origins *out) {
  fl_sym key = fl_intern_add(&a->g->names, name);
  for (uint32_t i = 0; i < env->n; i++) {
    const fl_env_value *v = &env->at[i];
    fl_origin o = {.kind = FL_FROM_SETTING, .certainty = v->profile.n ? 2 : 3, .file = v->file};
    o.name = fl_intern_add(&a->g->names, v->val);
    o.chain = fl_step_to(a, at->chain, FL_STEP_config, v->file, v->span, key);
    fl_give(out, o);
  }
}

// What the deployments that start this code set. `more`: some of them say nothing, or may say it where it cannot be seen.
static bool of_environment(fl_ask *a, const fl_place_of *at, fl_str name, bool *more, fl_origins *out) {
  fl_env env;
  fl_find_env(a->g, at->file, name, &env);
  give_values(a, at, name, &env, out);
  *more = env.n && (env.is_silent || env.is_open);
  return env.n > 0;
}

static void give_unset(fl_ask *a, const fl_place_of *at, fl_origins *out) {
  fl_give(out, fl_unknown(a, "an environment variable that not every deployment sets", at->file, 0, at->chain));
}

static bool in_files(fl_ask *a, const fl_place_of *at, fl_str key, fl_origins *out) {
  fl_graph *g = a->g;
  fl_conf_ref found = fl_find_setting(g, at->file, key);
  if (!found.id) return false;
  const fl_conf *conf = &g->links[found.file].f->confs[found.id];
  fl_origin o = {.kind = FL_FROM_SETTING,
                 .certainty = conf->profile ? 2 : 3,
                 .file = found.file,
                 .name = fl_gsym(g, found.file, conf->val)};
  o.chain = fl_step_to(a, at->chain, FL_STEP_config, found.file, conf->span, fl_intern_add(&g->names, key));
  fl_give(out, o);
  return true;
}

// What deployments put over a key, then what the files that configure this part of the repository set. False when nobody does.
bool fl_set_here(fl_ask *a, const fl_place_of *at, fl_str key, fl_origins *out) {
  fl_env env;
  fl_find_deployed(a->g, at->file, key, &env);
  give_values(a, at, key, &env, out);
  if (env.n && !env.is_silent) return true;
  bool in_file = in_files(a, at, key, out);
  if (env.n && !in_file) fl_give(out, fl_nothing_at(at)); // where a deployment says nothing it is not set
  return in_file || env.n;
}

static void of_whole_key(fl_ask *a, const fl_place_of *at, fl_str key, bool env, fl_origins *out) {
  bool more = false;
  if (env && of_environment(a, at, key, &more, out)) return more ? give_unset(a, at, out) : (void)0;
  if (fl_set_here(a, at, key, out) || (!env && fl_set_by_code(a, at, key, out))) return;
  fl_str away = fl_graph_settings_away(a->g, a->g->service_of_file[at->file]).why;
  if (env) fl_give(out, fl_unknown(a, "an environment variable", at->file, 0, at->chain));
  else if (away.n) fl_give(out, fl_unknown(a, away.at, at->file, 0, at->chain));
  else fl_give(out, fl_nothing_at(at));
}

// A configuration key of the repository. Environment variables are unknown unless set there.
void fl_config_origins(fl_ask *a, const fl_place_of *at, fl_str key, bool env, fl_origins *out) {
  fl_buf whole = {0};
  if (fl_config_key(a, at, key, &whole)) of_whole_key(a, at, fl_buf_str(&whole), env, out);
  else fl_give(out, fl_unknown(a, "a setting under a name that is not known here", at->file, 0, at->chain));
  fl_buf_release(&whole);
}

// A name that nobody sets keeps a step of its own, so that two places that read it can be seen to agree. True where what is given may
// not be all.
static bool setting_origins(fl_ask *a, const fl_place_of *at, uint8_t source, fl_str name, bool *known, fl_origins *out) {
  static const char *const whys[] = {[FL_READS_env] = "an environment variable", [FL_READS_config] = "a setting that nothing here sets"};
  fl_sym key = fl_intern_add(&a->g->names, name);
  fl_span here = at->call ? fl_graph_call_span(a->g, (fl_call_ref){at->file, at->call}) : (fl_span){0};
  const fl_step *step = fl_step_to(a, at->chain, FL_STEP_config, at->file, here, key);
  if (source == FL_READS_template) {
    fl_give(out, (fl_origin){.kind = FL_FROM_SETTING, .certainty = 3, .file = at->file, .name = key, .chain = step});
    return false;
  }
  bool more = false;
  if (source == FL_READS_env && of_environment(a, at, name, &more, out)) return more;
  if (source == FL_READS_config && fl_settings_module_origins(a, at, name, step, known, out)) return false;
  bool set = fl_set_here(a, at, name, out) || (source == FL_READS_config && fl_set_by_code(a, at, name, out));
  if (!set) fl_give(out, fl_unknown(a, whys[source], at->file, 0, step));
  return false;
}

void fl_setting_origins(fl_ask *a, const fl_place_of *at, uint8_t source, fl_str name, fl_origins *out) {
  bool known = false;
  if (setting_origins(a, at, source, name, &known, out)) give_unset(a, at, out);
}

// The name stands below a section of the settings, where a model says so.
static bool below_section(fl_ask *a, const fl_place_of *at, const fl_read_model *m, fl_str name, bool *known, fl_origins *out) {
  fl_buf key = {0};
  bool more = false, said = !m->below || fl_section_name(a, at, m->below, &key);
  fl_buf_printf(&key, "%s%.*s", key.n ? "." : "", FL_STR_ARG(name));
  if (said) more = setting_origins(a, at, m->source, fl_buf_str(&key), known, out);
  else fl_give(out, fl_unknown(a, "a setting below a section that is not known here", at->file, 0, at->chain));
  fl_buf_release(&key);
  return more;
}

void fl_read_origins(fl_ask *a, const fl_place_of *at, fl_mid reads, fl_origins *out) {
  const fl_read_model *m = fl_models_read_models(a->g->models, reads);
  fl_texts names = {0};
  fl_text_of_path(a, at, m->name, 0, &names);
  uint32_t given = out->n;
  bool known = false, more = false;
  for (uint32_t i = 0; i < names.n; i++) {
    fl_str name = fl_intern_text(&a->g->names, names.at[i].text);
    bool whole = name.n && fl_str_find_char(name, FL_TEXT_ANY) == FL_STR_NONE;
    if (whole) more |= below_section(a, at, m, name, &known, out);
  }
  for (uint32_t i = given; i < out->n; i++) known = known || out->at[i].kind == FL_FROM_SETTING;
  bool is_set = false;
  if ((!known || more) && m->fallback) {
    fl_origins fallback = {0};
    fl_path_origins(a, at, m->fallback, &fallback);
    is_set = fallback.n && fallback.at[0].kind != FL_FROM_ABSENT;
    if (is_set && !known) out->n = given, a->cuts++; // nobody sets the name here: the default holds
    for (uint32_t i = 0; is_set && i < fallback.n; i++) fl_give(out, fallback.at[i]);
    fl_array_release(&fallback);
  }
  if (more && !is_set) give_unset(a, at, out);
  if (out->n == given) fl_give(out, fl_unknown(a, "a setting whose name is not known here", at->file, 0, at->chain));
}
