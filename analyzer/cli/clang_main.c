// faultline-clang ROOT: what libclang knows of C and C++ files that a text alone does not show.
//
// A program of its own, so that a crash of libclang costs one file and nobody waits for its start who does not need it. Questions come
// on the standard input, answers go to the standard output; parse/compiler.c has both formats. A file that lacks a header is
// answered with "failed": without the header nobody knows which branches of its #if are compiled.
#define _XOPEN_SOURCE 700 // realpath
#include <clang-c/Index.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/alloc.h"
#include "base/array.h"
#include "base/strbuf.h"

enum { MOST_MEMORY_MB = 4096 };

typedef struct question {
  fl_buf text; // words with a NUL behind each: folder, file, arguments
  FL_ARRAY(const char *) words;
} question;

typedef struct view { // of one file
  CXTranslationUnit unit;
  CXFile file;
  const char *root;
} view;

// ---- questions -----------------------------------------------------------------------------------------------------------------

static bool read_question(question *q) {
  fl_buf_clear(&q->text);
  fl_array_clear(&q->words);
  for (int c, before = 0; (c = getchar()) != EOF; before = c) {
    if (c == 0 && before == 0 && q->text.n) break;
    fl_buf_add_char(&q->text, (char)c);
  }
  for (uint32_t at = 0; at < q->text.n; at += (uint32_t)strlen(q->text.at + at) + 1) fl_array_push(&q->words, q->text.at + at);
  return q->words.n >= 2;
}

// ---- places --------------------------------------------------------------------------------------------------------------------

typedef struct place {
  CXFile file;
  unsigned line, byte;
} place;

// Where it stands in a file; of what a macro brings in, the macro's name.
static place place_of(CXCursor cursor) {
  place p = {0};
  clang_getFileLocation(clang_getCursorLocation(cursor), &p.file, &p.line, NULL, &p.byte);
  return p;
}

// The file's path relative to the root, "" when it stands outside. Written to `buf`.
static const char *path_of(const view *v, CXFile file, char buf[PATH_MAX]) {
  CXString name = clang_File_tryGetRealPathName(file);
  const char *text = clang_getCString(name);
  size_t root = strlen(v->root);
  buf[0] = '\0';
  if (text && strncmp(text, v->root, root) == 0 && text[root] == '/') snprintf(buf, PATH_MAX, "%s", text + root + 1);
  clang_disposeString(name);
  return strpbrk(buf, "\t\n") ? "" : buf;
}

// ---- names ---------------------------------------------------------------------------------------------------------------------

static bool is_function(CXCursor cursor) {
  switch (clang_getCursorKind(cursor)) {
  case CXCursor_FunctionDecl:
  case CXCursor_FunctionTemplate:
  case CXCursor_CXXMethod:
  case CXCursor_Constructor:
  case CXCursor_Destructor:
  case CXCursor_ConversionFunction: return true;
  default: return false;
  }
}

// A part of qualified names. Inline namespaces (std::__1) are an implementation's own business.
static bool is_scope(CXCursor cursor) {
  switch (clang_getCursorKind(cursor)) {
  case CXCursor_Namespace: return !clang_Cursor_isInlineNamespace(cursor);
  case CXCursor_StructDecl:
  case CXCursor_UnionDecl:
  case CXCursor_ClassDecl:
  case CXCursor_ClassTemplate:
  case CXCursor_ClassTemplatePartialSpecialization: return true;
  default: return false;
  }
}

static void print_text(CXString text) {
  const char *c = clang_getCString(text);
  for (; c && *c; c++) putchar(*c == '\t' || *c == '\n' ? ' ' : *c);
  clang_disposeString(text);
}

static void print_scope(CXCursor cursor) {
  enum CXCursorKind kind = clang_getCursorKind(cursor);
  if (clang_Cursor_isNull(cursor) || kind == CXCursor_TranslationUnit) return;
  print_scope(clang_getCursorSemanticParent(cursor));
  CXString name = clang_getCursorSpelling(cursor);
  bool named = clang_getCString(name) && clang_getCString(name)[0];
  if (is_scope(cursor) && named) printf("%s.", clang_getCString(name));
  clang_disposeString(name);
}

static void print_name(CXCursor function) {
  print_scope(clang_getCursorSemanticParent(function));
  print_text(clang_getCursorSpelling(function));
}

// What was written, of what a template makes of it.
static CXCursor as_written(CXCursor function) {
  CXCursor template = clang_getSpecializedCursorTemplate(function);
  return clang_Cursor_isNull(template) ? function : template;
}

static void tell_name(const view *v, place at, CXCursor function) {
  char path[PATH_MAX];
  CXCursor definition = clang_getCursorDefinition(function);
  bool seen = !clang_Cursor_isNull(definition);
  place declared = place_of(function), defined = seen ? place_of(definition) : (place){0};
  bool outside = !declared.file || !path_of(v, declared.file, path)[0];
  printf("name\t%u\t", at.byte);
  print_text(clang_getCursorUSR(function));
  putchar('\t');
  print_name(function);
  printf("\t%d\t%s\t%u\n", outside, defined.file ? path_of(v, defined.file, path) : "", defined.line);
}

static void tell_function(place at, CXCursor function) {
  printf("func\t%u\t", at.byte);
  print_text(clang_getCursorUSR(function));
  putchar('\t');
  print_name(function);
  putchar('\n');
}

// ---- the tree ------------------------------------------------------------------------------------------------------------------

static bool is_here(const view *v, place p) { return p.file && clang_File_isEqual(p.file, v->file); }

static bool refers(enum CXCursorKind kind) {
  return kind == CXCursor_DeclRefExpr || kind == CXCursor_MemberRefExpr || kind == CXCursor_CallExpr;
}

static enum CXChildVisitResult visit_inside(CXCursor cursor, CXCursor parent, CXClientData data) {
  const view *v = data;
  FL_UNUSED(parent);
  place at = place_of(cursor);
  enum CXCursorKind kind = clang_getCursorKind(cursor);
  if (is_function(cursor) && clang_isCursorDefinition(cursor) && is_here(v, at)) tell_function(at, cursor);
  if (!refers(kind) || !is_here(v, at)) return CXChildVisit_Recurse;
  CXCursor function = clang_getCursorReferenced(cursor);
  bool makes = clang_getCursorKind(function) == CXCursor_Constructor; // other calls are told where the callee's name stands
  if (is_function(function) && (kind != CXCursor_CallExpr || makes)) tell_name(v, at, as_written(function));
  return CXChildVisit_Recurse;
}

// Declarations of headers are passed by.
static enum CXChildVisitResult visit_top(CXCursor cursor, CXCursor parent, CXClientData data) {
  FL_UNUSED(parent);
  if (clang_isPreprocessing(clang_getCursorKind(cursor)) || !is_here(data, place_of(cursor))) return CXChildVisit_Continue;
  visit_inside(cursor, parent, data);
  clang_visitChildren(cursor, visit_inside, data);
  return CXChildVisit_Continue;
}

// ---- what is left out ------------------------------------------------------------------------------------------------------------

static void tell_left_out(const view *v) {
  CXSourceRangeList *list = clang_getSkippedRanges(v->unit, v->file);
  for (unsigned i = 0; list && i < list->count; i++) {
    unsigned first, last;
    clang_getFileLocation(clang_getRangeStart(list->ranges[i]), NULL, &first, NULL, NULL);
    clang_getFileLocation(clang_getRangeEnd(list->ranges[i]), NULL, &last, NULL, NULL);
    printf("skip\t%u\t%u\n", first, last);
  }
  clang_disposeSourceRangeList(list);
}

// ---- answers ---------------------------------------------------------------------------------------------------------------------

// The first error after which nothing else can be relied on: above all a header that is not there.
static bool tell_fatal(CXTranslationUnit unit) {
  for (unsigned i = 0; i < clang_getNumDiagnostics(unit); i++) {
    CXDiagnostic diagnostic = clang_getDiagnostic(unit, i);
    bool fatal = clang_getDiagnosticSeverity(diagnostic) == CXDiagnostic_Fatal;
    if (fatal) {
      printf("failed\t");
      print_text(clang_getDiagnosticSpelling(diagnostic));
      putchar('\n');
    }
    clang_disposeDiagnostic(diagnostic);
    if (fatal) return true;
  }
  return false;
}

static void answer(CXIndex index, const question *q, const char *root) {
  enum { ROOM = 3 };
  unsigned options = CXTranslationUnit_DetailedPreprocessingRecord;
  view v = {.root = root};
  const char **args = fl_alloc_zero(q->words.n + ROOM, sizeof *args);
  int n = 0;
  args[n++] = "-working-directory";
  args[n++] = q->words.at[0];
  args[n++] = "-ferror-limit=0"; // errors of other compilers' dialects cost what they concern, not the file
  for (uint32_t i = 2; i < q->words.n; i++) args[n++] = q->words.at[i];
  enum CXErrorCode rc = clang_parseTranslationUnit2(index, q->words.at[1], args, n, NULL, 0, options, &v.unit);
  fl_free(args);
  if (rc != CXError_Success || !v.unit) {
    printf("failed\t%s\n", rc == CXError_Crashed ? "the compiler crashed" : "the compiler does not take its command");
    return;
  }
  v.file = clang_getFile(v.unit, q->words.at[1]);
  if (!tell_fatal(v.unit)) {
    tell_left_out(&v);
    clang_visitChildren(clang_getTranslationUnitCursor(v.unit), visit_top, &v);
    puts("done");
  }
  clang_disposeTranslationUnit(v.unit);
}

// A file that wants more memory than that is worth no more of it. Sanitizers reserve far more than they use.
static void limit_memory(void) {
#ifndef FL_SANITIZED
  rlim_t most = (rlim_t)MOST_MEMORY_MB << 20;
  struct rlimit limit = {most, most};
  setrlimit(RLIMIT_AS, &limit);
#endif
}

int main(int argc, char **argv) {
  char root[PATH_MAX];
  question q = {0};
  if (argc != 2 || !realpath(argv[1], root)) return 2;
  limit_memory();
  CXIndex index = clang_createIndex(0, 0);
  CXString version = clang_getClangVersion();
  printf("faultline-clang %s %s\n", FL_VERSION, clang_getCString(version));
  clang_disposeString(version);
  fflush(stdout);
  while (read_question(&q)) {
    answer(index, &q, root);
    if (fflush(stdout) != 0) break;
  }
  clang_disposeIndex(index);
  fl_array_release(&q.words);
  fl_buf_release(&q.text);
  return 0;
}
