// The tables of keys in, the JSON schema of a model file out. What the schema cannot say (paths, names, which keys go together) the
// loader checks.
#include "models/load_p.h"

#include <string.h>

typedef FL_ARRAY(const fl_section *) section_array;

typedef struct printer {
  fl_buf *out;
  section_array sections; // met so far, each once; printed in this order
} printer;

// "a call" -> call, "the methods of an annotated type" -> methods-of-an-annotated-type
static void add_ref_name(fl_buf *out, const fl_section *section) {
  const char *name = strchr(section->name, ' ') + 1;
  for (; *name; name++) fl_buf_add_char(out, *name == ' ' ? '-' : *name);
}

static void add_ref(printer *p, const fl_section *section) {
  bool known = false;
  for (uint32_t i = 0; i < p->sections.n; i++) known = known || p->sections.at[i] == section;
  if (!known) fl_array_push(&p->sections, section);
  fl_buf_add_c(p->out, "{\"$ref\":\"#/$defs/");
  add_ref_name(p->out, section);
  fl_buf_add_c(p->out, "\"}");
}

static void add_words(fl_buf *out, const fl_words *words) {
  for (uint32_t i = 1; i < words->n; i++) fl_buf_printf(out, "%s\"%s\"", i > 1 ? "," : "[", words->at[i]);
  fl_buf_add_char(out, ']');
}

// The shape's text with @words and @section replaced.
static void add_shape(printer *p, const fl_key *key) {
  for (const char *at = key->shape->schema; *at;) {
    if (strncmp(at, "@words", 6) == 0) {
      add_words(p->out, key->arg);
      at += 6;
    } else if (strncmp(at, "@section", 8) == 0) {
      add_ref(p, key->arg);
      at += 8;
    } else {
      fl_buf_add_char(p->out, *at++);
    }
  }
}

static void add_required(fl_buf *out, const fl_section *section) {
  bool first = true;
  for (; section; section = section->also) {
    for (uint32_t i = 0; i < section->n; i++) {
      if (!(section->keys[i].flags & FL_KEY_REQUIRED)) continue;
      fl_buf_printf(out, "%s\"%s\"", first ? ",\n    \"required\":[" : ",", section->keys[i].name);
      first = false;
    }
  }
  if (!first) fl_buf_add_char(out, ']');
}

static void add_object(printer *p, const fl_section *section) {
  bool first = true;
  fl_buf_add_c(p->out, "\"type\":\"object\",\n    \"additionalProperties\":false,\n    \"properties\":{");
  for (const fl_section *s = section; s; s = s->also) {
    for (uint32_t i = 0; i < s->n; i++) {
      fl_buf_printf(p->out, "%s\n      \"%s\":", first ? "" : ",", s->keys[i].name);
      add_shape(p, &s->keys[i]);
      first = false;
    }
  }
  fl_buf_add_char(p->out, '}');
  add_required(p->out, section);
}

void fl_models_print_schema(fl_buf *out) {
  printer p = {.out = out};
  fl_buf_add_c(out, "{\n  \"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\n"
                    "  \"title\":\"faultline model: what a library is\",\n  \"$defs\":{\n"
                    "  \"name\":{\"type\":\"string\",\"minLength\":1},\n"
                    "  \"path\":{\"type\":\"string\",\"pattern\":\"^(");
  for (uint32_t i = 1; i < fl_root_words.n; i++) fl_buf_printf(out, "%s%s", i > 1 ? "|" : "", fl_root_words.at[i]);
  fl_buf_add_c(out, ")([.\\\\[].*)?$\"},\n  \"model\":{");
  add_object(&p, &fl_section_document);
  fl_buf_add_c(out, "}");
  for (uint32_t i = 0; i < p.sections.n; i++) {
    const fl_section *section = p.sections.at[i];
    fl_buf_add_c(out, ",\n  \"");
    add_ref_name(out, section);
    fl_buf_add_c(out, "\":{");
    add_object(&p, section);
    fl_buf_add_c(out, "}");
  }
  fl_buf_add_c(out, "},\n  \"$ref\":\"#/$defs/model\"\n}\n");
  fl_array_release(&p.sections);
}
