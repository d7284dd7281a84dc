// Blocks of a template engine around lines of YAML: `{{- if .Values.db.create }}` ... `{{- end }}`.
//
// What the condition comes to is for others to say; here blocks are only told apart.
#include "facts/scan_p.h"

static void open_block(fl_yaml_scan *s, fl_str condition, fl_str scope) {
  if (s->n_blocks < FL_TEMPLATE_BLOCKS) s->blocks[s->n_blocks] = condition, s->scopes[s->n_blocks] = scope;
  s->n_blocks++;
}

static void contradict(fl_yaml_scan *s) { // behind `else` the condition does not hold
  if (s->n_blocks && s->n_blocks <= FL_TEMPLATE_BLOCKS) s->blocks[s->n_blocks - 1] = s->scopes[s->n_blocks - 1] = (fl_str){0};
}

static bool opens(fl_str word) {
  static const char *const words[] = {"with", "range", "define", "block"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (fl_str_eq_c(word, words[i])) return true;
  return false;
}

static fl_str first_word(fl_str inside) {
  uint32_t begin = 0, end;
  while (begin < inside.n && (inside.at[begin] == '-' || inside.at[begin] == ' ' || inside.at[begin] == '\t')) begin++;
  for (end = begin; end < inside.n && inside.at[end] >= 'a' && inside.at[end] <= 'z';) end++;
  return fl_str_slice(inside, begin, end);
}

// `tag`: with its brackets.
static void read_tag(fl_yaml_scan *s, fl_str tag) {
  fl_str word = first_word(fl_str_slice(tag, 2, tag.n - 2));
  if (fl_str_eq_c(word, "if")) open_block(s, tag, (fl_str){0});
  else if (opens(word)) open_block(s, (fl_str){0}, tag);
  else if (fl_str_eq_c(word, "else")) contradict(s);
  else if (fl_str_eq_c(word, "end") && s->n_blocks) s->n_blocks--;
}

// ---- values -----------------------------------------------------------------------------------------------------------------------

// What a dot is: the innermost block that says so. An inner `range` makes it something that nobody knows.
static fl_str scope_of(const fl_yaml_scan *s) {
  for (uint32_t i = s->n_blocks < FL_TEMPLATE_BLOCKS ? s->n_blocks : FL_TEMPLATE_BLOCKS; i-- > 0;)
    if (s->scopes[i].n) return s->scopes[i];
  return (fl_str){0};
}

// "toYaml . | nindent 8", ". | toYaml"
static bool is_of_dot(fl_str tag) {
  for (uint32_t i = 1; i + 1 < tag.n; i++)
    if (tag.at[i] == '.' && tag.at[i - 1] == ' ' && (tag.at[i + 1] == ' ' || tag.at[i + 1] == '}')) return true;
  return false;
}

// `{{- with .Values.a }}{{- toYaml . | nindent 8 }}{{- end }}` may be one line: what it opens counts for what follows.
fl_str fl_yaml_scan_template_value(const fl_yaml_scan *s, fl_str line) {
  fl_yaml_scan inside = *s;
  for (uint32_t begin, end; (begin = fl_str_find(line, FL_STR("{{"))) != FL_STR_NONE; line = fl_str_from_pos(line, end + 2)) {
    line = fl_str_from_pos(line, begin);
    end = fl_str_find(line, FL_STR("}}"));
    if (end == FL_STR_NONE) break;
    fl_str tag = fl_str_slice(line, 0, end + 2);
    read_tag(&inside, tag);
    if (fl_str_find(tag, FL_STR("toYaml")) == FL_STR_NONE) continue;
    fl_str scope = is_of_dot(tag) ? scope_of(&inside) : (fl_str){0};
    return scope.n ? scope : tag;
  }
  return (fl_str){0};
}

void fl_yaml_scan_template(fl_yaml_scan *s, fl_str line) {
  for (uint32_t begin, end; (begin = fl_str_find(line, FL_STR("{{"))) != FL_STR_NONE;) {
    line = fl_str_from_pos(line, begin);
    end = fl_str_find(line, FL_STR("}}"));
    if (end == FL_STR_NONE) return;
    read_tag(s, fl_str_slice(line, 0, end + 2));
    line = fl_str_from_pos(line, end + 2);
  }
}

fl_str fl_yaml_scan_condition(const fl_yaml_scan *s) {
  for (uint32_t i = s->n_blocks < FL_TEMPLATE_BLOCKS ? s->n_blocks : FL_TEMPLATE_BLOCKS; i-- > 0;)
    if (s->blocks[i].n) return s->blocks[i];
  return (fl_str){0};
}
