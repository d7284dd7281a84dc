// Blocks of a template engine around lines of YAML: `{{- if .Values.db.create }}` ... `{{- end }}`.
//
// What the condition comes to is for others to say; here blocks are only told apart.
#include "facts/scan_p.h"

static void open_block(fl_yaml_scan *s, fl_str condition) {
  if (s->n_blocks < FL_TEMPLATE_BLOCKS) s->blocks[s->n_blocks] = condition;
  s->n_blocks++;
}

static void contradict(fl_yaml_scan *s) { // behind `else` the condition does not hold
  if (s->n_blocks && s->n_blocks <= FL_TEMPLATE_BLOCKS) s->blocks[s->n_blocks - 1] = (fl_str){0};
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
  if (fl_str_eq_c(word, "if")) open_block(s, tag);
  else if (opens(word)) open_block(s, (fl_str){0});
  else if (fl_str_eq_c(word, "else")) contradict(s);
  else if (fl_str_eq_c(word, "end") && s->n_blocks) s->n_blocks--;
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
