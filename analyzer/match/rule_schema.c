// The tables of fields in, the JSON schema of a rule file out. What the schema cannot say (holes of the message, which parts need one
// another) the loader checks.
#include "match/rule_read_p.h"

#include <string.h>

typedef FL_ARRAY(const fl_form *) form_array;

typedef struct printer {
  fl_buf *out;
  form_array forms; // met so far, each once; printed in this order
} printer;

// "a site test" -> site-test
static void add_ref_name(fl_buf *out, const fl_form *form) {
  const char *name = strchr(form->name, ' ') + 1;
  for (; *name; name++) fl_buf_add_char(out, *name == ' ' ? '-' : *name);
}

static void add_ref(printer *p, const fl_form *form) {
  bool known = false;
  for (uint32_t i = 0; i < p->forms.n; i++) known = known || p->forms.at[i] == form;
  if (!known) fl_array_push(&p->forms, form);
  fl_buf_add_c(p->out, "{\"$ref\":\"#/$defs/");
  add_ref_name(p->out, form);
  fl_buf_add_c(p->out, "\"}");
}

static void add_words(fl_buf *out, const fl_words *words) {
  for (uint32_t i = 1; i < words->n; i++) fl_buf_printf(out, "%s\"%s\"", i > 1 ? "," : "[", words->at[i]);
  fl_buf_add_char(out, ']');
}

// The shape's text with @words and @form replaced.
static void add_shape(printer *p, const fl_field *field) {
  for (const char *at = field->shape->schema; *at;) {
    if (strncmp(at, "@words", 6) == 0) {
      add_words(p->out, field->arg);
      at += 6;
    } else if (strncmp(at, "@form", 5) == 0) {
      add_ref(p, field->arg);
      at += 5;
    } else {
      fl_buf_add_char(p->out, *at++);
    }
  }
}

static void add_required(fl_buf *out, const fl_form *form) {
  bool first = true;
  for (uint32_t i = 0; i < form->n; i++) {
    if (!form->fields[i].required) continue;
    fl_buf_printf(out, "%s\"%s\"", first ? ",\n    \"required\":[" : ",", form->fields[i].name);
    first = false;
  }
  if (!first) fl_buf_add_char(out, ']');
}

static void add_object(printer *p, const fl_form *form) {
  fl_buf_add_c(p->out, "\"type\":\"object\",\n    \"additionalProperties\":false,\n    \"properties\":{");
  for (uint32_t i = 0; i < form->n; i++) {
    fl_buf_printf(p->out, "%s\n      \"%s\":", i ? "," : "", form->fields[i].name);
    add_shape(p, &form->fields[i]);
  }
  fl_buf_add_char(p->out, '}');
  add_required(p->out, form);
}

// A predicate is a role test or a map with one key.
static void add_predicate(printer *p) {
  fl_buf_add_c(p->out, "  \"predicate\":{\"oneOf\":[\n    ");
  add_ref(p, fl_rule_predicate_forms.role);
  for (uint32_t kind = 1; kind < FL_N_PREDICATES; kind++) {
    const fl_field *field = &fl_rule_predicate_forms.others[kind];
    if (!field->shape) continue;
    fl_buf_printf(
        p->out,
        ",\n    "
        "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"%s\"],\"properties\":{\"%s\":",
        field->name, field->name);
    add_shape(p, field);
    fl_buf_add_c(p->out, "}}");
  }
  fl_buf_add_c(p->out, "]}");
}

void fl_rules_print_schema(fl_buf *out) {
  printer p = {.out = out};
  fl_buf_add_c(
      out, "{\n  \"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\n"
           "  \"title\":\"faultline rule: a bad shape over sites and roles\",\n  \"$defs\":{\n  \"rule\":{");
  add_object(&p, &fl_rule_form);
  fl_buf_add_c(out, "},\n");
  add_predicate(&p);
  for (uint32_t i = 0; i < p.forms.n; i++) {
    const fl_form *form = p.forms.at[i];
    fl_buf_add_c(out, ",\n  \"");
    add_ref_name(out, form);
    fl_buf_add_c(out, "\":{");
    add_object(&p, form);
    fl_buf_add_c(out, "}");
  }
  fl_buf_add_c(out, "},\n  \"$ref\":\"#/$defs/rule\"\n}\n");
  fl_array_release(&p.forms);
}
