// The option table and its readers.
#include "cli/opt.h"

#include "base/duration.h"
#include "base/suggest.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

typedef enum opt_kind { FLAG, TEXT, CHOICE, LIST, COMMA_LIST, COUNT, MAYBE_COUNT, SIZE, DURATION } opt_kind;

typedef struct option {
  const char *name;
  char letter;
  opt_kind kind;
  const char *value;           // how the help calls it
  uint32_t commands;
  size_t offset;
  const char *const *choices;  // CHOICE
  const char *help;
} option;

static const char *const severities[] = {"note", "warning", "error", NULL};
static const char *const confidences[] = {"low", "medium", "high", NULL};
static const char *const gates[] = {"error", "warning", "note", "never", NULL};
static const char *const hooks[] = {"pre-commit", "git", "none", NULL};
static const char *const on_timeouts[] = {"pass", "stop", NULL};
static const char *const sarif_profiles[] = {"github", "gitlab", "azure", "full", NULL};
static const char *const suppressed[] = {"omit", "mark", NULL};
static const char *const dialects[] = {"openai", "anthropic", NULL};
static const char *const contexts[] = {"facts", "snippets", NULL};
static const char *const colors[] = {"auto", "always", "never", NULL};

#define LOADS (FL_CMD_CHECK | FL_CMD_RULES | FL_CMD_EXPLAIN | FL_CMD_FACTS | FL_CMD_GRAPH | FL_CMD_GAPS | FL_CMD_MODELS | FL_CMD_BASELINE | FL_CMD_INIT | FL_CMD_BRIEF | FL_CMD_AUDIT)
#define READS (FL_CMD_CHECK | FL_CMD_EXPLAIN | FL_CMD_FACTS | FL_CMD_GRAPH | FL_CMD_GAPS | FL_CMD_MODELS | FL_CMD_BASELINE | FL_CMD_INIT | FL_CMD_BRIEF)
#define SCANS (FL_CMD_CHECK | FL_CMD_BASELINE | FL_CMD_EXPLAIN | FL_CMD_INIT | FL_CMD_BRIEF)
#define KEEPS (SCANS | FL_CMD_GRAPH | FL_CMD_GAPS | FL_CMD_FACTS | FL_CMD_MODELS) // what they read, for the next run
#define ASKS (FL_CMD_BRIEF | FL_CMD_LLM)
#define AT(member) offsetof(fl_opts, member)

static const option options[] = {
    {"format", 'f', LIST, "FMT[=PATH]", FL_CMD_CHECK | FL_CMD_GRAPH | FL_CMD_DIFF | FL_CMD_BRIEF | FL_CMD_AUDIT, AT(formats), NULL,
     "text, concise, json, sarif, github, gitlab, azure, junit, checkstyle, sonar, rdjson or markdown (graph: text, json, dot, mermaid or graphml; diff: text, json or markdown; brief: markdown, html or json; audit: markdown, html, csv or repositories), to the standard output or to a file; may be repeated"},
    {"input", 'i', TEXT, "FILE", FL_CMD_BRIEF, AT(input), NULL, "a brief that was saved as JSON, to be written in another format, or what 'check -f json' found, for a brief of that alone; - is the standard input"},
    {"sarif-profile", 0, CHOICE, "WHO", FL_CMD_CHECK, AT(sarif_profile), sarif_profiles, "for whom SARIF is made: github (default), gitlab, azure or full, which has known and suppressed findings as well"},
    {"sarif-suppressed", 0, CHOICE, "HOW", FL_CMD_CHECK, AT(sarif_suppressed), suppressed, "suppressed findings in SARIF: omit them (default) or mark them (default of full)"},
    {"select", 0, COMMA_LIST, "RULE,...", FL_CMD_CHECK | FL_CMD_RULES | FL_CMD_BRIEF | FL_CMD_AUDIT, AT(select), NULL, "only these rules or families, or those whose names begin so"},
    {"ignore", 0, COMMA_LIST, "RULE,...", FL_CMD_CHECK | FL_CMD_RULES | FL_CMD_BRIEF | FL_CMD_AUDIT, AT(ignore), NULL, "not these rules or families, or those whose names begin so"},
    {"severity", 0, CHOICE, "LEVEL", FL_CMD_CHECK | FL_CMD_BRIEF | FL_CMD_AUDIT, AT(severity), severities, "show findings from this severity up: note, warning or error (default note)"},
    {"confidence", 0, CHOICE, "LEVEL", FL_CMD_CHECK | FL_CMD_BRIEF | FL_CMD_AUDIT, AT(confidence), confidences, "show findings from this confidence up: low, medium or high (default medium)"},
    {"fail-on", 0, CHOICE, "LEVEL", FL_CMD_CHECK | FL_CMD_DIFF, AT(fail_on), gates, "exit with 1 at a finding of high confidence from this severity up: error (default), warning, note or never"},
    {"exit-zero", 0, FLAG, NULL, FL_CMD_CHECK | FL_CMD_DIFF | FL_CMD_AUDIT, AT(exit_zero), NULL, "exit with 0 where findings would make it 1"},
    {"strict", 0, FLAG, NULL, FL_CMD_CHECK, AT(strict), NULL, "exit with 3 when something could not be seen"},
    {"baseline", 0, TEXT, "FILE", FL_CMD_CHECK | FL_CMD_BASELINE, AT(baseline), NULL, "findings that are known (default: faultline-baseline.json in the root)"},
    {"no-baseline", 0, FLAG, NULL, FL_CMD_CHECK, AT(no_baseline), NULL, "every finding is new"},
    {"show-baselined", 0, FLAG, NULL, FL_CMD_CHECK, AT(show_baselined), NULL, "the known findings as well"},
    {"since", 0, TEXT, "REF", FL_CMD_CHECK, AT(since), NULL, "only what was not there in the commit that REF and HEAD come from"},
    {"staged", 0, FLAG, NULL, FL_CMD_CHECK, AT(staged), NULL, "the index instead of the work tree, and only what is not in HEAD (or --since)"},
    {"diff", 0, TEXT, "FILE", FL_CMD_CHECK, AT(diff), NULL, "only what concerns the lines of a unified diff; - is the standard input"},
    {"hook-timeout", 0, DURATION, "TIME", FL_CMD_CHECK, AT(hook_timeout_ms), NULL, "give up the whole check after this long, say so, and let the commit pass (default: never)"},
    {"on-timeout", 0, CHOICE, "WHAT", FL_CMD_CHECK, AT(on_timeout), on_timeouts, "what --hook-timeout does then: pass (default; exit with 0) or stop (exit with 3)"},
    {"hook", 0, CHOICE, "WHICH", FL_CMD_INIT, AT(hook), hooks, "what stops a commit: a hook of pre-commit or of git, or none (default: of git, where the project does not use pre-commit)"},
    {"unit", 0, COMMA_LIST, "FOLDER,...", FL_CMD_CHECK, AT(unit), NULL, "everything is read, and only what is below these folders is shown; the end of a folder's path will do"},
    {"stdin-filename", 0, TEXT, "FILE", FL_CMD_CHECK, AT(stdin_filename), NULL, "the standard input is the text of this file, the rest is as it lies there, and only this file's findings are shown: for editors"},
    {"config", 0, TEXT, "FILE", LOADS | FL_CMD_CONFIG, AT(config), NULL, "the project's decisions (default: the faultline.yaml that stands closest above the root)"},
    {"isolated", 0, FLAG, NULL, LOADS | FL_CMD_CONFIG, AT(isolated), NULL, "no faultline.yaml"},
    {"all", 0, FLAG, NULL, READS | FL_CMD_AUDIT, AT(all), NULL, "tests, examples, generated and vendored code as well"},
    {"rules", 0, LIST, "DIR", LOADS | FL_CMD_CONFIG, AT(rules), NULL, "more rules and models; may be repeated"},
    {"only-rules", 0, TEXT, "DIR", LOADS | FL_CMD_CONFIG, AT(only_rules), NULL, "rules from here instead of the shipped ones"},
    {"data", 0, TEXT, "DIR", LOADS | FL_CMD_CONFIG | FL_CMD_DOCTOR, AT(data), NULL, "where rules/ and rules/models/ are (default: beside the program)"},
    {"scip", 0, TEXT, "FILE", READS, AT(scip), NULL, "an index of symbols (default: index.scip in the root)"},
    {"commands", 'p', TEXT, "DIR", READS | FL_CMD_DOCTOR, AT(commands), NULL, "where compile_commands.json is (default: in the root or its build/, or above)"},
    {"clang", 0, TEXT, "PROGRAM", READS | FL_CMD_DOCTOR, AT(compiler), NULL, "what reads files with a compile command (default: faultline-clang, beside the program)"},
    {"jobs", 'j', COUNT, "N", READS | FL_CMD_AUDIT, AT(jobs), NULL, "threads (default: one for each processor)"},
    {"max-file-size", 0, SIZE, "SIZE", READS | FL_CMD_AUDIT, AT(max_file_bytes), NULL, "leave out larger files (default 1M)"},
    {"file-timeout", 0, DURATION, "TIME", READS | FL_CMD_AUDIT, AT(file_timeout_ms), NULL, "give up a file after this long (default 2s)"},
    {"no-cache", 0, FLAG, NULL, KEEPS | FL_CMD_LLM, AT(no_cache), NULL, "read everything anew, and leave nothing behind"},
    {"cache-dir", 0, TEXT, "DIR", KEEPS | FL_CMD_LLM | FL_CMD_CACHE | FL_CMD_DOCTOR, AT(cache_dir), NULL, "where the cache is (default: $XDG_CACHE_HOME/faultline, or ~/.cache/faultline)"},
    {"cache-size", 0, SIZE, "SIZE", KEEPS, AT(cache_bytes), NULL, "what the cache may take, of all folders together (default 2G)"},
    {"statistics", 0, FLAG, NULL, FL_CMD_CHECK, AT(statistics), NULL, "text: how many findings each rule has, instead of the findings"},
    {"profile", 0, FLAG, NULL, FL_CMD_CHECK, AT(profile), NULL, "where the time went: stages, rules, the slowest files"},
    {"profile-json", 0, TEXT, "FILE", FL_CMD_CHECK, AT(profile_json), NULL, "the same as JSON in a file, with every rule and file"},
    {"manifest", 0, TEXT, "FILE", FL_CMD_AUDIT, AT(manifest), NULL, "the repositories: a table with columns key, path or url, revision, owner, tags"},
    {"out", 0, TEXT, "DIR", FL_CMD_AUDIT, AT(out), NULL, "where results are kept (default: faultline-audit)"},
    {"shard", 0, TEXT, "I/N", FL_CMD_AUDIT, AT(shard), NULL, "only this part of N, from 0: the same for a key whatever else the table lists"},
    {"db", 0, TEXT, "FILE", FL_CMD_AUDIT, AT(db), NULL, "the database of an audit"},
    {"previous", 0, TEXT, "FILE", FL_CMD_AUDIT, AT(previous), NULL, "the database of an earlier audit: what is new and what is fixed since"},
    {"repo-timeout", 0, DURATION, "TIME", FL_CMD_AUDIT, AT(repo_timeout_ms), NULL, "give up a repository after this long (default 30m)"},
    {"repo-memory", 0, SIZE, "SIZE", FL_CMD_AUDIT, AT(repo_memory), NULL, "give up a repository that wants more memory (default 4G)"},
    {"again", 0, FLAG, NULL, FL_CMD_AUDIT, AT(again), NULL, "what is up to date as well"},
    {"no-facts", 0, FLAG, NULL, FL_CMD_AUDIT, AT(no_facts), NULL, "do not keep what was read: new rules will need it read again"},
    {"color", 0, CHOICE, "WHEN", FL_CMD_ANY, AT(color), colors, "auto, always or never"},
    {"quiet", 'q', FLAG, NULL, FL_CMD_ANY, AT(quiet), NULL, "findings only, no closing lines"},
    {"verbose", 'v', FLAG, NULL, FL_CMD_ANY, AT(verbose), NULL, "every gap, every reason, and how long it took"},
    {"no-progress", 0, FLAG, NULL, FL_CMD_ANY, AT(no_progress), NULL, "no progress line on a terminal"},
    {"graph", 0, FLAG, NULL, FL_CMD_FACTS, AT(graph), NULL, "what was made of them: entry points, calls, sites and their roles"},
    {"why-not", 0, TEXT, "RULE", FL_CMD_EXPLAIN, AT(why_not), NULL, "which predicate of the rule says no at the line"},
    {"top", 0, MAYBE_COUNT, "[N]", FL_CMD_GAPS, AT(top), NULL, "so many calls (default 20)"},
    {"ndjson", 0, FLAG, NULL, FL_CMD_FACTS, AT(ndjson), NULL, "facts and graph as one JSON object a line"},
    {"stats", 0, FLAG, NULL, FL_CMD_GRAPH, AT(stats), NULL, "how much was understood: calls, sites and roles, by language"},
    {"inventory", 0, FLAG, NULL, FL_CMD_GRAPH, AT(inventory), NULL, "stores, topics, clusters, jobs, transactions and locks, and what is set of each; text or json"},
    {"services", 0, FLAG, NULL, FL_CMD_GRAPH, AT(services), NULL, "the services, stores and topics instead of the code, and who asks whom"},
    {"focus", 0, TEXT, "NODE", FL_CMD_GRAPH, AT(focus), NULL, "only what is near: a name, FILE or FILE:LINE"},
    {"depth", 0, COUNT, "N", FL_CMD_GRAPH, AT(depth), NULL, "how near, in edges (default 2)"},
    {"reaches", 0, TEXT, "NODE", FL_CMD_GRAPH, AT(reaches), NULL, "only what leads there, however far; with --focus the ways between the two"},
    {"llm", 0, FLAG, NULL, FL_CMD_BRIEF, AT(llm), NULL, "a language model rewrites statements, and each of its sentences is checked; without an answer the brief is as ever"},
    {"llm-base-url", 0, TEXT, "URL", ASKS, AT(llm_base_url), NULL, "whose model: https, or http on this machine, such as http://127.0.0.1:8080/v1"},
    {"llm-dialect", 0, CHOICE, "WHICH", ASKS, AT(llm_dialect), dialects, "how it is asked: openai (default; URL/chat/completions) or anthropic (URL/v1/messages)"},
    {"llm-model", 0, TEXT, "MODEL", ASKS, AT(llm_model), NULL, "which model"},
    {"llm-api-key-env", 0, TEXT, "NAME", ASKS, AT(llm_api_key_env), NULL, "the environment variable that holds the key (default FAULTLINE_LLM_API_KEY)"},
    {"llm-review", 0, TEXT, "MODEL", ASKS, AT(llm_review), NULL, "a second model, which judges what the first one claims; what it does not find supported is shown and not used"},
    {"llm-context", 0, CHOICE, "WHAT", ASKS, AT(llm_context), contexts, "what is sent: facts (default; no source text) or snippets, code around the findings as well"},
    {"llm-dry-run", 0, FLAG, NULL, ASKS, AT(llm_dry_run), NULL, "print what would be sent, with its size, and send nothing"},
    {"llm-cache-only", 0, FLAG, NULL, ASKS, AT(llm_cache_only), NULL, "only answers that are known from before; nothing is sent"},
    {"llm-max-tokens", 0, SIZE, "N", ASKS, AT(llm_max_tokens), NULL, "at most so many tokens, of questions and answers together (default 500000)"},
    {"llm-max-requests", 0, COUNT, "N", ASKS, AT(llm_max_requests), NULL, "at most so many requests, attempts included (default 200)"},
    {"llm-timeout", 0, DURATION, "TIME", ASKS, AT(llm_timeout_ms), NULL, "at most this long, for all of it (default 10m)"},
    {"llm-request-timeout", 0, DURATION, "TIME", ASKS, AT(llm_request_timeout_ms), NULL, "at most this long for one attempt (default 2m)"},
    {"llm-required", 0, FLAG, NULL, FL_CMD_BRIEF, AT(llm_required), NULL, "exit with 3 when the model did not answer everything"},
    {"json", 0, FLAG, NULL, FL_CMD_AUDIT | FL_CMD_GAPS | FL_CMD_RULES | FL_CMD_VERSION | FL_CMD_GRAPH, AT(json), NULL, "for programs"},
    {"help", 'h', FLAG, NULL, FL_CMD_ANY, AT(help), NULL, "this text"},
    {"version", 'V', FLAG, NULL, FL_CMD_ANY, AT(version), NULL, "the version"},
};
enum { N_OPTIONS = sizeof options / sizeof *options, HELP_COLUMN = 27 };

static const option *find_option(fl_str name) {
  for (size_t i = 0; i < N_OPTIONS; i++)
    if (fl_str_eq_c(name, options[i].name)) return &options[i];
  return NULL;
}

static const option *find_letter(char letter) {
  for (size_t i = 0; i < N_OPTIONS; i++)
    if (options[i].letter == letter && letter) return &options[i];
  return NULL;
}

static int unknown_option(fl_str name, fl_error *err) {
  const char *names[N_OPTIONS + 1] = {0};
  for (size_t i = 0; i < N_OPTIONS; i++) names[i] = options[i].name;
  const char *near = fl_suggest_c(name, names, N_OPTIONS);
  if (near) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "unknown option '--%.*s' (did you mean '--%s'?)", FL_STR_ARG(name), near);
  return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "unknown option '--%.*s' (see faultline --help)", FL_STR_ARG(name));
}

static int bad_value(const option *o, const char *source, const char *value, const char *want, fl_error *err) {
  return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "%s: '%s' is not %s", source[0] ? source : o->name, value, want);
}

// "512", "64K", "1M", "2MiB": powers of two.
static bool parse_size(fl_str text, uint64_t *out) {
  static const struct { const char *suffix; unsigned shift; } units[] = {
      {"KiB", 10}, {"MiB", 20}, {"GiB", 30}, {"K", 10}, {"k", 10}, {"M", 20}, {"G", 30}, {"B", 0}, {"", 0}};
  int64_t number;
  for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
    if (!fl_str_ends_c(text, units[i].suffix)) continue;
    fl_str digits = fl_str_trim(fl_str_slice(text, 0, text.n - (uint32_t)strlen(units[i].suffix)));
    if (!fl_str_to_int64(digits, &number) || number <= 0 || number > INT64_MAX >> (units[i].shift + 4)) return false;
    *out = (uint64_t)number << units[i].shift;
    return true;
  }
  return false;
}

static void add_words(fl_arena *arena, fl_names *list, const char *value) {
  fl_str word, rest = fl_str_from(value);
  bool more = true;
  while (more) {
    more = fl_str_cut(rest, ',', &word, &rest);
    word = fl_str_trim(word);
    if (word.n) fl_array_push(list, fl_arena_text(arena, word));
  }
}

static int set_choice(const option *o, const char *source, const char *value, const char **out, fl_error *err) {
  fl_buf want = {0};
  FL_ASSERT(value); // only flags have none
  fl_buf_add_c(&want, "one of");
  for (const char *const *choice = o->choices; *choice; choice++) {
    if (strcmp(*choice, value) == 0) *out = *choice;
    fl_buf_printf(&want, "%s %s", choice == o->choices ? "" : ",", *choice);
  }
  int rc = *out && strcmp(*out, value) == 0 ? FL_OK : bad_value(o, source, value, fl_buf_text(&want), err);
  fl_buf_release(&want);
  return rc;
}

static int set_value(fl_opts *opts, const option *o, const char *source, const char *value, bool from_environment, fl_error *err) {
  void *at = (char *)opts + o->offset;
  int64_t number;
  switch (o->kind) {
  case FLAG: *(bool *)at = true; return FL_OK;
  case TEXT: *(const char **)at = value; return FL_OK;
  case CHOICE: return set_choice(o, source, value, at, err);
  case LIST:
    if (from_environment) add_words(&opts->arena, at, value);
    else fl_array_push((fl_names *)at, value);
    return FL_OK;
  case COMMA_LIST: add_words(&opts->arena, at, value); return FL_OK;
  case COUNT:
  case MAYBE_COUNT:
    if (!fl_str_to_int64(fl_str_from(value), &number) || number < 1 || number > 1024) return bad_value(o, source, value, "a number from 1 to 1024", err);
    *(uint64_t *)at = (uint64_t)number;
    return FL_OK;
  case SIZE: return parse_size(fl_str_from(value), at) ? FL_OK : bad_value(o, source, value, "a size such as 512K or 2M", err);
  case DURATION:
    if (fl_duration_parse(fl_str_from(value), at) == FL_DURATION_OK && *(int64_t *)at > 0 && *(int64_t *)at <= UINT32_MAX) return FL_OK;
    return bad_value(o, source, value, "a time such as 500ms or 5s", err);
  }
  return FL_OK;
}

static int read_environment(fl_opts *opts, fl_error *err) {
  for (size_t i = 0; i < N_OPTIONS; i++) {
    fl_buf name = {0};
    fl_buf_add_c(&name, "FAULTLINE_");
    for (const char *c = options[i].name; *c; c++) fl_buf_add_char(&name, *c == '-' ? '_' : (char)(*c >= 'a' && *c <= 'z' ? *c - 'a' + 'A' : *c));
    const char *value = getenv(fl_buf_text(&name));
    bool off = !value || !value[0] || (options[i].kind == FLAG && strcmp(value, "0") == 0);
    int rc = off ? FL_OK : set_value(opts, &options[i], fl_buf_text(&name), value, true, err);
    fl_buf_release(&name);
    if (rc) return rc;
  }
  return FL_OK;
}

// The command line replaces lists from the environment instead of adding to them.
static void forget_environment(fl_opts *opts, const option *o, bool *seen) {
  size_t i = (size_t)(o - options);
  if ((o->kind == LIST || o->kind == COMMA_LIST) && !seen[i]) fl_array_clear((fl_names *)(void *)((char *)opts + o->offset));
  seen[i] = true;
}

typedef struct cursor { int at, argc; char **argv; } cursor;

static bool is_number_next(const cursor *c) {
  int64_t number;
  return c->at + 1 < c->argc && fl_str_to_int64(fl_str_from(c->argv[c->at + 1]), &number);
}

static int take_value(fl_opts *opts, const option *o, const char *attached, cursor *c, const char *shown, bool *seen, fl_error *err) {
  if (o->kind == FLAG && attached) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "%s takes no value", shown);
  const char *value = attached;
  if (o->kind == MAYBE_COUNT && !attached && !is_number_next(c)) return FL_OK;  // "--top PATH": the default
  if (o->kind != FLAG && !value) {
    if (c->at + 1 >= c->argc) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "%s wants a value: %s", shown, o->value);
    value = c->argv[++c->at];
  }
  forget_environment(opts, o, seen);
  return set_value(opts, o, shown, value, false, err);
}

static int take_long(fl_opts *opts, const char *word, cursor *c, bool *seen, fl_error *err) {
  fl_str name = fl_str_from(word + 2);
  const char *equals = strchr(word, '=');
  if (equals) name.n = (uint32_t)(equals - word - 2);
  const option *o = find_option(name);
  if (!o) return unknown_option(name, err);
  fl_buf shown = {0};
  fl_buf_printf(&shown, "--%s", o->name);
  int rc = take_value(opts, o, equals ? equals + 1 : NULL, c, fl_buf_text(&shown), seen, err);
  fl_buf_release(&shown);
  return rc;
}

static int take_letters(fl_opts *opts, const char *word, cursor *c, bool *seen, fl_error *err) {
  for (const char *at = word + 1; *at; at++) {
    const option *o = find_letter(*at);
    char shown[] = {'-', *at, '\0'};
    if (!o) return fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "unknown option '%s' (see faultline --help)", shown);
    const char *rest = o->kind != FLAG && at[1] ? at + 1 : NULL;
    int rc = take_value(opts, o, rest && *rest == '=' ? rest + 1 : rest, c, shown, seen, err);
    if (rc || o->kind != FLAG) return rc;
  }
  return FL_OK;
}

int fl_opts_parse(fl_opts *opts, int argc, char **argv, fl_error *err) {
  bool seen[N_OPTIONS] = {0};
  *opts = (fl_opts){0};
  int rc = read_environment(opts, err);
  bool only_words = false;
  for (cursor c = {1, argc, argv}; rc == FL_OK && c.at < argc; c.at++) {
    const char *word = argv[c.at];
    if (only_words || word[0] != '-' || !word[1]) fl_array_push(&opts->words, word);
    else if (strcmp(word, "--") == 0) only_words = true;
    else if (word[1] == '-') rc = take_long(opts, word, &c, seen, err);
    else rc = take_letters(opts, word, &c, seen, err);
  }
  return rc;
}

static bool is_given(const fl_opts *opts, const option *o) {
  const void *at = (const char *)opts + o->offset;
  switch (o->kind) {
  case FLAG: return *(const bool *)at;
  case TEXT:
  case CHOICE: return *(const char *const *)at != NULL;
  case LIST:
  case COMMA_LIST: return ((const fl_names *)at)->n > 0;
  case COUNT:
  case MAYBE_COUNT:
  case SIZE:
  case DURATION: return *(const uint64_t *)at != 0;
  }
  return false;
}

int fl_opts_check(const fl_opts *opts, uint32_t command, const char *command_name, fl_error *err) {
  fl_opts environment = {0};
  int rc = read_environment(&environment, NULL);
  for (size_t i = 0; i < N_OPTIONS && rc == FL_OK; i++) {
    const option *o = &options[i];
    if ((o->commands & command) || !is_given(opts, o) || is_given(&environment, o)) continue;
    rc = fl_error_set(err, FL_E_USAGE, NULL, 0, 0, "'%s' has no option '--%s'", command_name, o->name);
  }
  fl_opts_release(&environment);
  return rc;
}

void fl_opts_release(fl_opts *opts) {
  fl_array_release(&opts->formats);
  fl_array_release(&opts->rules);
  fl_array_release(&opts->select);
  fl_array_release(&opts->ignore);
  fl_array_release(&opts->unit);
  fl_array_release(&opts->words);
  fl_arena_release(&opts->arena);
}

static void forward(const fl_opts *opts, const option *o, fl_names *argv, fl_arena *arena) {
  const void *at = (const char *)opts + o->offset;
  const char *word = NULL;
  switch (o->kind) {
  case FLAG: word = fl_arena_printf(arena, "--%s", o->name); break;
  case TEXT:
  case CHOICE: word = fl_arena_printf(arena, "--%s=%s", o->name, *(const char *const *)at); break;
  case DURATION: word = fl_arena_printf(arena, "--%s=%llums", o->name, (unsigned long long)*(const uint64_t *)at); break;
  case COUNT:
  case MAYBE_COUNT:
  case SIZE: word = fl_arena_printf(arena, "--%s=%llu", o->name, (unsigned long long)*(const uint64_t *)at); break;
  case LIST:
  case COMMA_LIST: FL_BUG("no list is passed on");
  }
  fl_array_push(argv, word);
}

void fl_opts_forward(const fl_opts *opts, uint32_t command, fl_names *argv, fl_arena *arena) {
  for (size_t i = 0; i < N_OPTIONS; i++)
    if ((options[i].commands & command) && options[i].commands != FL_CMD_ANY && is_given(opts, &options[i])) forward(opts, &options[i], argv, arena);
}

static bool names_path(const char *value) {
  static const char *const words[] = {"DIR", "FILE", "PROGRAM", NULL};
  for (const char *const *w = words; value && *w; w++)
    if (strcmp(*w, value) == 0) return true;
  return false;
}

bool fl_option_at(uint32_t i, fl_option *out) {
  if (i >= N_OPTIONS) return false;
  const option *o = &options[i];
  *out = (fl_option){o->name, o->help, o->letter, o->value, o->choices, o->commands, names_path(o->value)};
  return true;
}

static void print_wrapped(const char *text, uint32_t width) {
  uint32_t col = HELP_COLUMN;
  fl_str word, rest = fl_str_from(text);
  bool more = true, first = true;
  while (more) {
    more = fl_str_cut(rest, ' ', &word, &rest);
    if (!first && col + 1 + word.n > width) {
      printf("\n%*s", HELP_COLUMN, "");
      col = HELP_COLUMN;
      first = true;
    }
    printf("%s%.*s", first ? "" : " ", FL_STR_ARG(word));
    col += word.n + !first;
    first = false;
  }
  printf("\n");
}

void fl_opts_print_help(uint32_t command, uint32_t width) {
  for (size_t i = 0; i < N_OPTIONS; i++) {
    const option *o = &options[i];
    fl_buf left = {0};
    if (!(o->commands & command)) continue;
    if (o->letter) fl_buf_printf(&left, "  -%c, --%s", o->letter, o->name);
    else fl_buf_printf(&left, "      --%s", o->name);
    if (o->value) fl_buf_printf(&left, " %s", o->value);
    if (left.n + 1 > HELP_COLUMN) printf("%s\n%*s", fl_buf_text(&left), HELP_COLUMN, "");
    else printf("%-*s", HELP_COLUMN, fl_buf_text(&left));
    fl_buf_release(&left);
    print_wrapped(o->help, width);
  }
}
