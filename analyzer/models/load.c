// Folders of model files in, a pack out. Heads first (libraries, modules, other spellings of types), then everything that holds names,
// so that a name means the same whatever the order of the files.
#include "models/load_p.h"

#include "base/hash.h"
#include "base/io.h"
#include "models/files_p.h"

#include <string.h>

// --- the head of a document

#define LIBRARY(field) offsetof(fl_library, field)

static const fl_key source_keys[] = {
    {"page", &fl_shape_text, offsetof(fl_source, page), NULL, FL_KEY_REQUIRED},
    {"version", &fl_shape_text, offsetof(fl_source, version), NULL, 0},
    {"verified", &fl_shape_flag, offsetof(fl_source, verified), NULL, FL_KEY_REQUIRED},
};
const fl_section fl_section_source = {"a source", FL_SECTION_KEYS(source_keys), NULL};

static void read_source(fl_loader *l, const fl_key *key, const fl_yaml_node *node, void *row) {
  fl_library *library = row;
  fl_source source = {0};
  fl_read_map(l, key->arg, node, &source);
  library->page = source.page;
  library->page_version = source.version;
  library->verified = source.verified;
}

static const fl_key package_keys[] = {
    {"ecosystem", &fl_shape_text, LIBRARY(ecosystem), NULL, FL_KEY_REQUIRED},
    {"name", &fl_shape_text, LIBRARY(package), NULL, FL_KEY_REQUIRED},
    {"versions", &fl_shape_text, LIBRARY(versions), NULL, 0},
};
static const fl_section package_section = {"a package", FL_SECTION_KEYS(package_keys), NULL};

static const fl_key service_keys[] = {
    {"name", &fl_shape_path, LIBRARY(service_name), NULL, 0},
    {"port", &fl_shape_path, LIBRARY(service_port), NULL, 0},
    {"prefix", &fl_shape_path, LIBRARY(service_prefix), NULL, 0},
};
static const fl_section service_section = {"a service", FL_SECTION_KEYS(service_keys), NULL};

static const fl_key routes_keys[] = {
    {"type", &fl_shape_text, LIBRARY(route_type), NULL, FL_KEY_REQUIRED},
    {"method", &fl_shape_text, LIBRARY(route_method), NULL, 0},
    {"words", &fl_shape_texts, LIBRARY(first_route_word), NULL, FL_KEY_REQUIRED},
    {"path", &fl_shape_text, LIBRARY(route_path), NULL, 0},
};
static const fl_section routes_section = {"the routes", FL_SECTION_KEYS(routes_keys), NULL};

#define ADVICE(role) {#role, &fl_shape_text, LIBRARY(advice) + FL_ROLEKIND_##role * sizeof(fl_text), NULL, 0}
static const fl_key advice_keys[] = {
    ADVICE(deadline), ADVICE(wait), ADVICE(lease), ADVICE(bound), ADVICE(backoff), ADVICE(jitter), ADVICE(idempotency_key),
};
static const fl_section advice_section = {"the advice", FL_SECTION_KEYS(advice_keys), NULL};

static const fl_shape shape_source = {read_source, "@section"};
static const fl_key document_keys[] = {
    {"library", &fl_shape_text, LIBRARY(name), NULL, FL_KEY_REQUIRED},
    {"language", &fl_shape_texts, LIBRARY(first_language), NULL, FL_KEY_REQUIRED},
    {"package", &fl_shape_section, 0, &package_section, 0},
    {"source", &shape_source, 0, &fl_section_source, FL_KEY_REQUIRED},
    {"modules", &fl_shape_texts, LIBRARY(first_module), NULL, 0},
    {"covers", &fl_shape_texts, LIBRARY(first_covered), NULL, 0},
    {"opens", &fl_shape_texts, LIBRARY(first_open), NULL, 0},
    {"store", &fl_shape_text, LIBRARY(store), NULL, 0},
    {"runs", &fl_shape_text, LIBRARY(runs), NULL, 0},
    {"service", &fl_shape_section, 0, &service_section, 0},
    {"routes", &fl_shape_section, 0, &routes_section, 0},
    {"blocks", &fl_shape_flag, LIBRARY(blocks), NULL, 0},
    {"advice", &fl_shape_section, 0, &advice_section, 0},
    {"names", &fl_shape_type_names, 0, NULL, FL_KEY_LATE},
    {"types", &fl_shape_types, 0, &fl_section_type, FL_KEY_LATE},
    {"values", &fl_shape_values, 0, &fl_section_value, FL_KEY_LATE},
    {"calls", &fl_shape_calls, 0, &fl_section_call, FL_KEY_LATE},
    {"annotations", &fl_shape_annotations, 0, &fl_section_annotation, FL_KEY_LATE},
    {"supertypes", &fl_shape_supertypes, 0, &fl_section_supertype, FL_KEY_LATE},
    {"files", &fl_shape_placed, 0, &fl_section_placed, FL_KEY_LATE},
    {"declares", &fl_shape_declarations, 0, &fl_section_declaration, FL_KEY_LATE},
    {"stances", &fl_shape_stances, 0, &fl_section_stance, FL_KEY_LATE},
    {"clients", &fl_shape_clients, 0, &fl_section_client, FL_KEY_LATE},
    {"peers", &fl_shape_peers, 0, &fl_section_peer, FL_KEY_LATE},
};
const fl_section fl_section_document = {"a model", FL_SECTION_KEYS(document_keys), NULL};

// --- documents

typedef struct document {
  const fl_model_file *file;
  const fl_yaml_node *root;
  fl_mid library; // 0: its head is unusable
} document;

typedef FL_ARRAY(document) document_array;

// Without versions; 0 when it is too long to be a name.
static fl_text module_text(fl_loader *l, uint32_t at) {
  char buf[FL_NAME_BYTES_MAX];
  fl_str text = fl_builder_read(l->b, l->b->texts.at[at]);
  return text.n < sizeof buf ? fl_builder_text(l->b, fl_name_without_versions(text, buf)) : 0;
}

static void index_module(fl_loader *l, uint32_t at) {
  fl_posting posting = {.value = l->library, .library = l->library};
  fl_builder_index(l->b, FL_INDEX_module, fl_builder_read(l->b, module_text(l, at)), posting);
}

// The first module is the canonical one, the others lead to it; what the file covers besides has its own name.
static void index_modules(fl_loader *l, const fl_library *library) {
  fl_text canonical = library->n_modules ? module_text(l, library->first_module) : 0;
  if (canonical) index_module(l, library->first_module);
  for (uint32_t i = 1; i < library->n_modules; i++) {
    fl_text other = module_text(l, library->first_module + i);
    fl_posting posting = {.value = canonical, .library = l->library};
    if (other != canonical) fl_builder_index(l->b, FL_INDEX_alias, fl_builder_read(l->b, other), posting);
  }
  for (uint32_t i = 0; i < library->n_covered; i++) index_module(l, library->first_covered + i);
}

static bool says_nothing_else(const fl_yaml_node *root) {
  static const char *const keys[] = {"types", "values", "calls", "annotations", "supertypes", "files", "declares", "stances", "clients", "peers", "opens", "service", "routes"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    if (fl_yaml_get(root, keys[i])) return false;
  return fl_yaml_get(root, "names") != NULL;
}

static void read_head(fl_loader *l, document *doc) {
  fl_library library = {.layer = l->b->layer};
  l->file = doc->file->shown;
  if (!fl_read_section(l, &fl_section_document, doc->root, &library, 0)) return;
  library.only_names = says_nothing_else(doc->root);
  library.file = fl_builder_text(l->b, fl_str_from(doc->file->path));
  fl_array_push(&l->b->libraries, library);
  l->library = doc->library = l->b->libraries.n - 1;
  index_modules(l, &library);
}

// What the loader must know of the document that it reads.
static void enter(fl_loader *l, const document *doc) {
  const fl_library *library = &l->b->libraries.at[doc->library];
  l->language = fl_builder_read(l->b, library->n_languages ? l->b->texts.at[library->first_language] : 0);
  l->file = doc->file->shown;
  l->library = doc->library;
  l->misspelt = 0;
}

static void read_documents(fl_loader *l, document_array *docs) {
  for (uint32_t i = 0; i < docs->n; i++) {
    l->file = docs->at[i].file->shown;
    if (fl_load_is_vocabulary(docs->at[i].root)) fl_load_vocabulary(l, docs->at[i].root);
    else read_head(l, &docs->at[i]);
  }
  for (uint32_t i = 0; i < docs->n; i++) {
    if (!docs->at[i].library) continue;
    enter(l, &docs->at[i]);
    fl_load_aliases(l, fl_yaml_get(docs->at[i].root, "types"));
  }
  for (uint32_t i = 0; i < docs->n; i++) {
    if (!docs->at[i].library) continue;
    enter(l, &docs->at[i]);
    fl_read_section(l, &fl_section_document, docs->at[i].root, &(fl_library){0}, FL_KEY_LATE);
  }
  fl_load_makers(l);
}

// --- the whole folder

static void parse_files(const fl_model_files *files, fl_yaml *trees, document_array *docs, fl_errors *errors) {
  for (uint32_t i = 0; i < files->n; i++) {
    const fl_model_file *file = &files->at[i];
    fl_error error;
    if (fl_yaml_load_text(&trees[i], file->shown, fl_buf_str(&file->text), &error)) fl_errors_add(errors, &error);
    for (uint32_t k = 0; k < fl_yaml_doc_count(&trees[i]); k++) {
      const fl_yaml_node *root = fl_yaml_doc(&trees[i], k);
      if (root && !fl_yaml_is_null(root)) fl_array_push(docs, (document){file, root, 0});
    }
  }
}

static uint64_t digest_of(const fl_model_files *files, const fl_models *base) {
  uint64_t digest = base ? base->digest : 0;
  for (uint32_t i = 0; i < files->n; i++) {
    digest = fl_hash64_mix(digest, fl_hash64_str(fl_str_from(files->at[i].path)));
    digest = fl_hash64_mix(digest, fl_hash64_str(fl_buf_str(&files->at[i].text)));
  }
  return digest;
}

static int compile(fl_models **out, const fl_models *base, const fl_model_files *files, fl_errors *errors) {
  fl_builder builder;
  document_array docs = {0};
  uint32_t before = errors->n + errors->dropped;
  fl_builder_init(&builder, base);
  fl_loader loader = {.b = &builder, .errors = errors};
  fl_yaml *trees = fl_alloc_zero(files->n + 1, sizeof *trees);
  parse_files(files, trees, &docs, errors);
  read_documents(&loader, &docs);
  int rc = errors->n + errors->dropped > before ? FL_E_INPUT : FL_OK;
  if (!rc) *out = fl_builder_seal(&builder, digest_of(files, base));

  fl_errors_sort(errors);
  for (uint32_t i = 0; i < files->n; i++) fl_yaml_release(&trees[i]);
  fl_free(trees);
  fl_array_release(&docs);
  fl_array_release(&loader.makers);
  fl_builder_release(&builder);
  return rc;
}

int fl_models_compile(fl_models **out, const fl_models *base, const char *dir, fl_errors *errors) {
  fl_model_files files = {0};
  fl_error error;
  int rc = fl_model_files_read(&files, dir, &error);
  if (rc) fl_errors_add(errors, &error);
  int later = compile(out, base, &files, errors);
  fl_model_files_release(&files);
  if (rc && later == FL_OK) fl_models_free(*out), *out = NULL;
  return rc ? rc : later;
}

int fl_models_compile_text(fl_models **out, const fl_models *base, const char *name, fl_str text, fl_errors *errors) {
  fl_buf path = {0};
  fl_buf_add_c(&path, name);
  fl_model_file file = {.path = fl_buf_detach(&path)};
  file.shown = file.path;
  fl_buf_add(&file.text, text);
  fl_model_files files = {&file, 1, 1};
  int rc = compile(out, base, &files, errors);
  fl_free(file.path);
  fl_buf_release(&file.text);
  return rc;
}
