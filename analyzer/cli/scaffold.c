// rules new, models new: files that pass their own checks, with a word on each part that is to be changed.
#include "cli/scaffold.h"

#include "base/io.h"

static const char rule_text[] =
    "# yaml-language-server: $schema=rule.schema.json\n"
    "id: %.*s\n"
    "title: A remote call may wait longer than anybody does   # what is wrong, in one line\n"
    "on_site: [remote_call]                                   # faultline rules: docs/vocabulary.md has all kinds\n"
    "where:                                                   # all of these must be so\n"
    "  - {role: deadline, is: bounded, gt: 30s}\n"
    "# unless:                                                # ... and none of these\n"
    "#   - {only_from: [main, cli]}\n"
    "report: {at: site, related: [entry_path]}\n"
    "severity: warning\n"
    "message: \"{callee} may take {deadline}\"\n"
    "why: What happens in production when this is so.\n"
    "fix: What to write instead, and how to choose the number.\n";

static const char case_text[] =
    "import requests\n\n\n"
    "def slow(url):\n"
    "    return requests.get(url, timeout=60)  # expect: %.*s\n\n\n"
    "def quick(url):\n"
    "    return requests.get(url, timeout=2)\n";

static const char model_text[] =
    "# What the library is to those who call it. docs/model-language.md has all keys.\n"
    "library: \"%s\"\n"
    "language: %s\n"
    "source: {page: \"where its defaults are documented\", verified: false}\n"
    "modules: [\"%s\"]\n"
    "calls:\n"
    "  - callee: \"%s.call\"                  # as imports name it; {a,b} and * in the last segment\n"
    "    site: remote_call                     # or publish, lock_acquire, retry, txn, ...\n"
    "    protocol: http\n"
    "    effect: unknown                       # read, idempotent_write, non_idempotent_write\n"
    "    deadline:\n"
    "      carriers: [{from: \"kw[timeout]\", unit: s}]\n"
    "      default: {value: infinite}          # what holds when nobody sets it\n";

static int write_new(const char *path, fl_str text) {
  fl_error err = {0};
  if (fl_path_exists(path)) {
    fl_tell("%s exists already, and stays as it is", path);
    return FL_CODE_USAGE;
  }
  fl_buf dir = {0};
  fl_buf_add(&dir, fl_path_dir(fl_str_from(path)));
  int rc = fl_mkdirs(fl_buf_text(&dir), &err);
  if (rc == FL_OK) rc = fl_write_atomic(path, text.at, text.n, &err);
  fl_buf_release(&dir);
  if (rc) return fl_tell_error(&err);
  fl_outf("wrote %s\n", path);
  return FL_CODE_OK;
}

static bool is_kebab(fl_str s) {
  for (uint32_t i = 0; i < s.n; i++)
    if (!((s.at[i] >= 'a' && s.at[i] <= 'z') || (s.at[i] >= '0' && s.at[i] <= '9') || s.at[i] == '-')) return false;
  return s.n > 0 && s.at[0] != '-';
}

int fl_new_rule(const char *name) {
  fl_str family, id;
  fl_buf path = {0}, text = {0};
  if (!fl_str_cut(fl_str_from(name), '/', &family, &id) || !is_kebab(family) || !is_kebab(id)) {
    fl_tell("rules new wants FAMILY/ID in small letters, digits and '-', not '%s'", name);
    return FL_CODE_USAGE;
  }
  fl_buf_printf(&path, ".faultline/rules/%s/rule.yaml", name);
  fl_buf_printf(&text, rule_text, FL_STR_ARG(id));
  int code = write_new(fl_buf_text(&path), fl_buf_str(&text));
  fl_buf_clear(&path);
  fl_buf_clear(&text);
  fl_buf_printf(&path, ".faultline/rules/%s/cases/first.py", name);
  fl_buf_printf(&text, case_text, FL_STR_ARG(id));
  if (code == FL_CODE_OK) code = write_new(fl_buf_text(&path), fl_buf_str(&text));
  if (code == FL_CODE_OK) fl_outf("try it: faultline rules test .faultline/rules\n");
  fl_buf_release(&path);
  fl_buf_release(&text);
  return code;
}

int fl_new_model(const char *library, const char *language) {
  fl_buf path = {0}, text = {0};
  if (!fl_language_find(fl_str_from(language))) {
    fl_tell("models new: no language '%s' (faultline doctor lists them)", language);
    return FL_CODE_USAGE;
  }
  fl_buf_add_c(&path, ".faultline/models/");
  for (const char *c = library; *c; c++) fl_buf_add_char(&path, *c == '/' ? '-' : *c);
  fl_buf_add_c(&path, ".yaml");
  fl_buf_printf(&text, model_text, library, language, library, library);
  int code = write_new(fl_buf_text(&path), fl_buf_str(&text));
  if (code == FL_CODE_OK) fl_outf("check it: faultline models check .faultline/models\n");
  fl_buf_release(&path);
  fl_buf_release(&text);
  return code;
}
