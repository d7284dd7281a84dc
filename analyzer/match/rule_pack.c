// Rules in, an image out, and back. In the image a rule is a row whose lists are ranges of other rows; in memory the rows become the
// structs of rule.h, whose texts stay where they are.
#include "match/rule_pack_p.h"

#include "base/alloc.h"
#include "base/array.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "match/rule_read_p.h"

#include <stdlib.h>
#include <string.h>

typedef struct text_ref {
  uint32_t at, n;
} text_ref; // bytes of the text block
typedef struct range {
  uint32_t first, n;
} range;

// Members that are one text each.
#define IN_RULE(member)    offsetof(fl_rule, member)
#define IN_EXAMPLE(member) offsetof(fl_example, member)
static const size_t rule_texts[] = {IN_RULE(id),
                                    IN_RULE(family),
                                    IN_RULE(title),
                                    IN_RULE(why),
                                    IN_RULE(fix),
                                    IN_RULE(trade_off),
                                    IN_RULE(status),
                                    IN_RULE(since),
                                    IN_RULE(message),
                                    IN_RULE(file),
                                    IN_RULE(risk.cap_stance),
                                    IN_RULE(risk.failure_mode),
                                    IN_RULE(risk.aside),
                                    IN_RULE(risk.blast_radius),
                                    IN_RULE(risk.guardrail),
                                    IN_RULE(risk.metric),
                                    IN_RULE(risk.alert),
                                    IN_RULE(risk.chaos),
                                    IN_RULE(risk.reversibility),
                                    IN_RULE(risk.unpooled.failure_mode),
                                    IN_RULE(risk.unpooled.aside),
                                    IN_RULE(risk.unpooled.blast_radius),
                                    IN_RULE(risk.unpooled.guardrail),
                                    IN_RULE(risk.unpooled.metric),
                                    IN_RULE(risk.unpooled.alert),
                                    IN_RULE(risk.unpooled.chaos)};
static const size_t example_texts[] = {IN_EXAMPLE(language), IN_EXAMPLE(bad), IN_EXAMPLE(good),
                                       IN_EXAMPLE(file), IN_EXAMPLE(beside), IN_EXAMPLE(beside_text)};
#define IN_REMEDY(member)  offsetof(fl_remedy, member)
static const size_t remedy_texts[] = {IN_REMEDY(name), IN_REMEDY(costs), IN_REMEDY(protects), IN_REMEDY(when), IN_REMEDY(impact), IN_REMEDY(plain),
                                      IN_REMEDY(guardrail), IN_REMEDY(metric), IN_REMEDY(alert), IN_REMEDY(chaos), IN_REMEDY(reversibility)};
enum {
  N_REMEDY_TEXTS = sizeof remedy_texts / sizeof *remedy_texts,
  N_RULE_TEXTS = sizeof rule_texts / sizeof *rule_texts,
  N_EXAMPLE_TEXTS = sizeof example_texts / sizeof *example_texts
};

typedef struct rule_row {
  text_ref texts[N_RULE_TEXTS];
  range aliases, references, where, unless, note_when, examples, options;
  uint32_t on_site, related;
  uint8_t at, owner_role, severity, confidence_cap, phase, scenario;
} rule_row;

typedef struct predicate_row {
  int64_t gt, lt;
  uint32_t answers, becauses, scopes, sites, around, near, entries, effects, classes;
  range words, where, unless; // children stand behind their parent
  uint32_t line, col;
  uint8_t kind, role, exceeds, compares;
} predicate_row;

typedef struct example_row {
  text_ref texts[N_EXAMPLE_TEXTS];
  uint32_t line;
} example_row;

typedef struct remedy_row {
  text_ref texts[N_REMEDY_TEXTS];
  uint32_t effort, adds, needs, unless, once, asks;
} remedy_row;

enum { RULES, PREDICATES, EXAMPLES, REMEDIES, REFS, TEXT, N_BLOCKS };
static const size_t row_bytes[N_BLOCKS] = {sizeof(rule_row), sizeof(predicate_row), sizeof(example_row),
                                           sizeof(remedy_row), sizeof(text_ref), 1};

static uint64_t hash_words(uint64_t hash, fl_words words) {
  for (uint32_t i = 0; i < words.n; i++) hash = fl_hash64_mix(hash, fl_hash64_str(fl_str_from(words.at[i])));
  return hash;
}

// --- writing

typedef struct writer {
  FL_ARRAY(rule_row) rules;
  FL_ARRAY(predicate_row) predicates;
  FL_ARRAY(example_row) examples;
  FL_ARRAY(remedy_row) remedies;
  FL_ARRAY(text_ref) refs;
  fl_buf text;
} writer;

static text_ref put_text(writer *w, fl_str text) {
  text_ref ref = {w->text.n, text.n};
  fl_buf_add(&w->text, text);
  fl_buf_add_char(&w->text, '\0');
  return ref;
}

static range put_texts(writer *w, const fl_str *texts, uint32_t n) {
  range r = {w->refs.n, n};
  for (uint32_t i = 0; i < n; i++) {
    text_ref ref = put_text(w, texts[i]);
    fl_array_push(&w->refs, ref);
  }
  return r;
}

static range put_predicates(writer *w, const fl_predicate *at, uint32_t n) {
  range r = {w->predicates.n, n};
  for (uint32_t i = 0; i < n; i++) {
    const fl_predicate *p = &at[i];
    predicate_row row = {.gt = p->gt,
                         .lt = p->lt,
                         .answers = p->answers,
                         .becauses = p->becauses,
                         .scopes = p->scopes,
                         .sites = p->sites,
                         .around = p->around,
                         .near = p->near,
                         .entries = p->entries,
                         .effects = p->effects,
                         .classes = p->classes,
                         .line = p->line,
                         .col = p->col,
                         .kind = p->kind,
                         .role = p->role,
                         .exceeds = p->exceeds,
                         .compares = p->compares,
                         .words = put_texts(w, p->words, p->n_words)};
    fl_array_push(&w->predicates, row);
  }
  for (uint32_t i = 0; i < n; i++) {
    range where = put_predicates(w, at[i].where, at[i].n_where);
    range unless = put_predicates(w, at[i].unless, at[i].n_unless);
    w->predicates.at[r.first + i].where = where;
    w->predicates.at[r.first + i].unless = unless;
  }
  return r;
}

static range put_examples(writer *w, const fl_example *at, uint32_t n) {
  range r = {w->examples.n, n};
  for (uint32_t i = 0; i < n; i++) {
    example_row row = {.line = at[i].line};
    for (uint32_t k = 0; k < N_EXAMPLE_TEXTS; k++)
      row.texts[k] = put_text(w, *(const fl_str *)((const char *)&at[i] + example_texts[k]));
    fl_array_push(&w->examples, row);
  }
  return r;
}

static range put_remedies(writer *w, const fl_remedy *at, uint32_t n) {
  range r = {w->remedies.n, n};
  for (uint32_t i = 0; i < n; i++) {
    remedy_row row = {.effort = at[i].effort, .adds = at[i].adds, .needs = at[i].needs, .unless = at[i].unless, .once = at[i].once, .asks = at[i].asks};
    for (uint32_t k = 0; k < N_REMEDY_TEXTS; k++)
      row.texts[k] = put_text(w, *(const fl_str *)((const char *)&at[i] + remedy_texts[k]));
    fl_array_push(&w->remedies, row);
  }
  return r;
}

static void put_rule(writer *w, const fl_rule *rule) {
  rule_row row = {.on_site = rule->on_site,
                  .related = rule->related,
                  .at = rule->at,
                  .owner_role = rule->owner_role,
                  .severity = (uint8_t)rule->severity,
                  .confidence_cap = (uint8_t)rule->confidence_cap,
                  .phase = rule->phase,
                  .scenario = rule->scenario};
  for (uint32_t i = 0; i < N_RULE_TEXTS; i++)
    row.texts[i] = put_text(w, *(const fl_str *)((const char *)rule + rule_texts[i]));
  row.aliases = put_texts(w, rule->aliases, rule->n_aliases);
  row.references = put_texts(w, rule->references, rule->n_references);
  row.where = put_predicates(w, rule->where, rule->n_where);
  row.unless = put_predicates(w, rule->unless, rule->n_unless);
  row.note_when = put_predicates(w, rule->note_when, rule->n_note_when);
  row.examples = put_examples(w, rule->examples, rule->n_examples);
  row.options = put_remedies(w, rule->options, rule->n_options);
  fl_array_push(&w->rules, row);
}

// --- checking: what the reader relies on

static bool fits(range r, const fl_image_block *block) {
  return r.first <= block->n && r.n <= block->n - r.first;
}

static bool texts_fit(const text_ref *refs, uint32_t n, const fl_image_block *text) {
  for (uint32_t i = 0; i < n; i++) {
    if (refs[i].at >= text->n || refs[i].n >= text->n - refs[i].at) return false;
  }
  return true;
}

static bool rule_holds(const fl_image_block *b, const rule_row *row) {
  bool words = row->at < FL_N_REPORT_AT && row->owner_role < FL_N_ROLE_KINDS &&
               row->severity <= FL_SEVERITY_ERROR && row->confidence_cap <= FL_CONFIDENCE_HIGH && row->phase < FL_N_PHASES && row->scenario < FL_N_SCENARIOS;
  return words && texts_fit(row->texts, N_RULE_TEXTS, &b[TEXT]) && fits(row->aliases, &b[REFS]) &&
         fits(row->references, &b[REFS]) && fits(row->where, &b[PREDICATES]) &&
         fits(row->unless, &b[PREDICATES]) && fits(row->note_when, &b[PREDICATES]) && fits(row->examples, &b[EXAMPLES]) && fits(row->options, &b[REMEDIES]);
}

static bool predicate_holds(const fl_image_block *b, const predicate_row *row, uint32_t index) {
  bool behind =
      (row->where.n == 0 || row->where.first > index) && (row->unless.n == 0 || row->unless.first > index);
  return row->kind < FL_N_PREDICATES && row->role < FL_N_ROLE_KINDS && row->exceeds < FL_N_ROLE_KINDS && row->compares < FL_N_COMPARES && behind && fits(row->words, &b[REFS]) &&
         fits(row->where, &b[PREDICATES]) && fits(row->unless, &b[PREDICATES]);
}

static bool rows_hold(const fl_image_block *b) {
  const rule_row *rules = b[RULES].at;
  const predicate_row *predicates = b[PREDICATES].at;
  const example_row *examples = b[EXAMPLES].at;
  const remedy_row *remedies = b[REMEDIES].at;
  bool holds = texts_fit(b[REFS].at, b[REFS].n, &b[TEXT]);
  for (uint32_t i = 0; holds && i < b[RULES].n; i++) holds = rule_holds(b, &rules[i]);
  for (uint32_t i = 0; holds && i < b[PREDICATES].n; i++) holds = predicate_holds(b, &predicates[i], i);
  for (uint32_t i = 0; holds && i < b[EXAMPLES].n; i++)
    holds = texts_fit(examples[i].texts, N_EXAMPLE_TEXTS, &b[TEXT]);
  for (uint32_t i = 0; holds && i < b[REMEDIES].n; i++)
    holds = texts_fit(remedies[i].texts, N_REMEDY_TEXTS, &b[TEXT]) && remedies[i].effort < FL_N_EFFORTS && remedies[i].adds < FL_N_ADDITIONS && remedies[i].needs < 1u << FL_N_NEEDS && remedies[i].unless < 1u << FL_N_NEEDS && remedies[i].once < FL_N_ONCES && remedies[i].asks < 1u << FL_N_ABILITIES;
  return holds;
}

static fl_image_sort sort_of_image(void) {
  const fl_words words[] = {fl_site_words,      fl_role_words,    fl_effect_words,   fl_entry_words,
                            fl_scope_words,     fl_answer_words,  fl_because_words,  fl_path_class_words,
                            fl_report_at_words, fl_related_words, fl_predicate_words, fl_effort_words, fl_phase_words, fl_scenario_words, fl_addition_words, fl_need_words, fl_once_words, fl_ability_words};
  fl_image_sort sort = {.magic = "flrules",
                        .name = "rule pack",
                        .row_bytes = row_bytes,
                        .holds = rows_hold,
                        .n_blocks = N_BLOCKS};
  for (uint32_t i = 0; i < sizeof words / sizeof *words; i++) sort.build = hash_words(sort.build, words[i]);
  return sort;
}

// --- reading

static fl_str text_at(const fl_rules *r, text_ref ref) {
  return (fl_str){(const char *)r->image.blocks[TEXT].at + ref.at, ref.n};
}

static const fl_str *texts_at(fl_rules *r, range rows) {
  const text_ref *refs = r->image.blocks[REFS].at;
  fl_str *texts = fl_arena_zero_n(&r->arena, rows.n, sizeof *texts);
  for (uint32_t i = 0; i < rows.n; i++) texts[i] = text_at(r, refs[rows.first + i]);
  return texts;
}

// Children come after their parents, so all of them can be made first and joined by address.
static const fl_predicate *make_predicates(fl_rules *r) {
  const fl_image_block *block = &r->image.blocks[PREDICATES];
  const predicate_row *rows = block->at;
  fl_predicate *all = fl_arena_zero_n(&r->arena, block->n, sizeof *all);
  for (uint32_t i = 0; i < block->n; i++) {
    const predicate_row *p = &rows[i];
    all[i] = (fl_predicate){.kind = p->kind,
                            .role = p->role,
                            .exceeds = p->exceeds,
                            .compares = p->compares,
                            .answers = p->answers,
                            .becauses = p->becauses,
                            .scopes = p->scopes,
                            .sites = p->sites,
                            .around = p->around,
                         .near = p->near,
                            .entries = p->entries,
                            .effects = p->effects,
                            .classes = p->classes,
                            .gt = p->gt,
                            .lt = p->lt,
                            .words = texts_at(r, p->words),
                            .n_words = p->words.n,
                            .where = all + p->where.first,
                            .n_where = p->where.n,
                            .unless = all + p->unless.first,
                            .n_unless = p->unless.n,
                            .line = p->line,
                            .col = p->col};
  }
  return all;
}

static const fl_example *make_examples(fl_rules *r) {
  const fl_image_block *block = &r->image.blocks[EXAMPLES];
  const example_row *rows = block->at;
  fl_example *all = fl_arena_zero_n(&r->arena, block->n, sizeof *all);
  for (uint32_t i = 0; i < block->n; i++) {
    for (uint32_t k = 0; k < N_EXAMPLE_TEXTS; k++)
      *(fl_str *)((char *)&all[i] + example_texts[k]) = text_at(r, rows[i].texts[k]);
    all[i].line = rows[i].line;
  }
  return all;
}

static const fl_remedy *make_remedies(fl_rules *r) {
  const fl_image_block *block = &r->image.blocks[REMEDIES];
  const remedy_row *rows = block->at;
  fl_remedy *all = fl_arena_zero_n(&r->arena, block->n, sizeof *all);
  for (uint32_t i = 0; i < block->n; i++) {
    for (uint32_t k = 0; k < N_REMEDY_TEXTS; k++) *(fl_str *)((char *)&all[i] + remedy_texts[k]) = text_at(r, rows[i].texts[k]);
    all[i].effort = (uint8_t)rows[i].effort;
    all[i].adds = (uint8_t)rows[i].adds, all[i].needs = rows[i].needs, all[i].unless = rows[i].unless, all[i].once = (uint8_t)rows[i].once, all[i].asks = rows[i].asks;
  }
  return all;
}

static void make_rule(fl_rules *r, const rule_row *row, const fl_predicate *predicates,
                      const fl_example *examples, const fl_remedy *remedies, fl_rule *out) {
  for (uint32_t i = 0; i < N_RULE_TEXTS; i++)
    *(fl_str *)((char *)out + rule_texts[i]) = text_at(r, row->texts[i]);
  out->aliases = texts_at(r, row->aliases);
  out->n_aliases = row->aliases.n;
  out->references = texts_at(r, row->references);
  out->n_references = row->references.n;
  out->where = predicates + row->where.first;
  out->n_where = row->where.n;
  out->unless = predicates + row->unless.first;
  out->n_unless = row->unless.n;
  out->note_when = predicates + row->note_when.first;
  out->n_note_when = row->note_when.n;
  out->examples = examples + row->examples.first;
  out->n_examples = row->examples.n;
  out->options = remedies + row->options.first;
  out->n_options = row->options.n;
  out->phase = row->phase;
  out->scenario = row->scenario;
  out->on_site = row->on_site;
  out->related = row->related;
  out->at = row->at;
  out->owner_role = row->owner_role;
  out->severity = row->severity;
  out->confidence_cap = row->confidence_cap;
}

static void make_rules(fl_rules *r) {
  const rule_row *rows = r->image.blocks[RULES].at;
  const fl_predicate *predicates = make_predicates(r);
  const fl_example *examples = make_examples(r);
  const fl_remedy *remedies = make_remedies(r);
  fl_rule *rules = fl_arena_zero_n(&r->arena, r->image.blocks[RULES].n, sizeof *rules);
  for (uint32_t i = 0; i < r->image.blocks[RULES].n; i++)
    make_rule(r, &rows[i], predicates, examples, remedies, &rules[i]);
  r->rules = rules;
  r->n = r->image.blocks[RULES].n;
}

// --- the whole

fl_rules *fl_rules_seal(const fl_rule *const *rules, uint32_t n, uint64_t digest) {
  writer w = {0};
  fl_buf_add_char(&w.text, '\0');
  for (uint32_t i = 0; i < n; i++) put_rule(&w, rules[i]);
  fl_image_block blocks[N_BLOCKS] = {{w.rules.at, w.rules.n},
                                     {w.predicates.at, w.predicates.n},
                                     {w.examples.at, w.examples.n},
                                     {w.remedies.at, w.remedies.n},
                                     {w.refs.at, w.refs.n},
                                     {w.text.at, w.text.n}};
  fl_image_sort sort = sort_of_image();
  fl_rules *out = fl_alloc_zero(1, sizeof *out);
  fl_image_seal(&out->image, &sort, blocks, digest);
  make_rules(out);
  fl_array_release(&w.rules);
  fl_array_release(&w.predicates);
  fl_array_release(&w.examples);
  fl_array_release(&w.remedies);
  fl_array_release(&w.refs);
  fl_buf_release(&w.text);
  return out;
}

int fl_rules_save(const fl_rules *rules, const char *path, fl_error *err) {
  return fl_image_save(&rules->image, path, err);
}

int fl_rules_map(fl_rules **out, const char *path, fl_error *err) {
  fl_image_sort sort = sort_of_image();
  fl_image image = {0};
  int rc = fl_image_map(&image, &sort, path, err);
  if (rc) return rc;
  fl_rules *rules = fl_alloc_zero(1, sizeof *rules);
  rules->image = image;
  make_rules(rules);
  *out = rules;
  return FL_OK;
}

void fl_rules_free(fl_rules *rules) {
  if (!rules) return;
  fl_image_release(&rules->image);
  fl_arena_release(&rules->arena);
  fl_free(rules);
}

uint32_t fl_rules_count(const fl_rules *rules) { return rules->n; }

const fl_rule *fl_rules_at(const fl_rules *rules, uint32_t index) {
  FL_ASSERT(index < rules->n);
  return &rules->rules[index];
}

const fl_rule *fl_rules_find(const fl_rules *rules, fl_str id_or_alias) {
  for (uint32_t i = 0; i < rules->n; i++) {
    const fl_rule *rule = &rules->rules[i];
    if (fl_str_eq(rule->id, id_or_alias)) return rule;
    for (uint32_t k = 0; k < rule->n_aliases; k++) {
      if (fl_str_eq(rule->aliases[k], id_or_alias)) return rule;
    }
  }
  return NULL;
}

uint64_t fl_rules_digest(const fl_rules *rules) { return rules->image.digest; }
