// Growing rows of one settings file, and the readers that fill them.
#ifndef FL_FACTS_SETTINGS_P_H
#define FL_FACTS_SETTINGS_P_H

#include "base/array.h"
#include "base/intern.h"
#include "base/strbuf.h"
#include "facts/settings.h"

typedef struct fl_rows {
  fl_str path, text;
  uint32_t skipped; // bytes of the file before `text`: a byte order mark
  const char *ecosystem; // of the dep rows to come
  bool locked;           // and whether they are what is really installed
  bool of_tests;         // what is added now is for tests alone
  fl_str profile;        // of the conf rows to come
  uint32_t document;     // and the document that they stand in
  fl_str condition;      // of the limit rows to come: see fl_limit.only_if
  fl_intern syms;
  FL_ARRAY(fl_conf) confs;
  FL_ARRAY(fl_dep) deps;
  FL_ARRAY(fl_deploy) deploys;
  FL_ARRAY(fl_limit) limits;
  FL_ARRAY(fl_rpc) rpcs;
  FL_ARRAY(fl_table) tables;
  FL_ARRAY(fl_note) notes;
  FL_ARRAY(fl_hole) holes;
  uint32_t known_byte, known_line,
      known_line_begin; // rows come in byte order: lines are counted from the last one
  bool full;
  fl_buf resolved; // a path or list that is put together
} fl_rows;

// `at` is the part of `text` that the row stands for; keys, names and versions may be any text and are copied. A row that the
// file has no room for is dropped and makes it full.
fl_str fl_rows_keep(fl_rows *, fl_str text); // a copy that lives as long as the rows: of what fl_doc_value gave, which the next one overwrites
void fl_rows_conf(fl_rows *, fl_str key, fl_str val, fl_str at);
void fl_rows_setting(fl_rows *, fl_str key, fl_str val, fl_str at); // the same behind the sieve for secrets
void fl_rows_dep(fl_rows *, fl_str name, fl_str version, fl_str at);
void fl_rows_deploy_row(fl_rows *, uint8_t kind, fl_str unit, fl_str key, fl_str val, fl_str at);
void fl_rows_limit(fl_rows *, fl_limit row, fl_str at); // its symbols are of `rows`
void fl_rows_rpc(fl_rows *, fl_rpc row, fl_str at);
void fl_rows_table(fl_rows *, fl_str name, const char *kind, fl_str columns, fl_str at);
void fl_rows_note(fl_rows *, uint8_t kind, fl_str text, bool own_line);
// Nothing could be read from byte `begin` to the end.
void fl_rows_broken(fl_rows *, uint32_t begin);

// The next line without its end; false when there is none.
bool fl_next_line(fl_str *rest, fl_str *line);
// Without one pair of quotes around it.
fl_str fl_unquoted(fl_str text);

// settings_value.c: the value itself, or "" when it may be a secret or says nothing to anyone.
fl_str fl_setting_kept(fl_str key, fl_str val);

// settings_notes.c
void fl_read_settings_notes(fl_rows *, uint16_t language);

// template.c: appends the text with its template expressions as references; false where they cannot be said.
bool fl_template_reference(fl_buf *out, fl_str text);

// Does a document say under this key which profile it is for?
bool fl_is_profile_key(fl_str key);

#define FL_SETTING_READERS(X)                                                                                \
  X(gomod)                                                                                                   \
  X(composer_json) X(composer_lock) X(package_json) X(tsconfig) X(package_lock) X(yarn_lock) X(pnpm_lock) X(pom) X(gradle) X(version_catalog)              \
      X(requirements) X(pyproject) X(toml_lock) X(pipfile_lock) X(cargo) X(msbuild) X(net_config) X(nuget_lock) X(gemfile) X(gemspec) X(gemfile_lock) X(properties) X(server_conf) X(ini) X(env) X(json) X(hosting) X(toml) X(yaml) X(dockerfile) X(nginx) X(proto) X(sql) X(xml) X(prisma) X(hcl)
#define X(name) void fl_read_##name(fl_rows *);
FL_SETTING_READERS(X)
#undef X

#endif
