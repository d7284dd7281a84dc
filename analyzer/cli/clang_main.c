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
#include "cli/clang_inputs.h"

enum { MOST_MEMORY_MB = 4096 };

typedef struct question {
  fl_buf text; // words with a NUL behind each: folder, file, arguments
  FL_ARRAY(const char *) words;
} question;

typedef struct expansion { // of a macro without parameters
  unsigned begin, end;
  bool told;
} expansion;

typedef struct view { // of one file
  CXTranslationUnit unit;
  CXFile file;
  const char *root;
  FL_ARRAY(expansion) expansions; // in order
  fl_inputs inputs;
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

static void print_name(CXCursor cursor) {
  print_scope(clang_getCursorSemanticParent(cursor));
  print_text(clang_getCursorSpelling(cursor));
}

// What was written, of what a template makes of it.
static CXCursor as_written(CXCursor made) {
  CXCursor template = clang_getSpecializedCursorTemplate(made);
  return clang_Cursor_isNull(template) ? made : template;
}

static enum CXChildVisitResult take_first(CXCursor cursor, CXCursor parent, CXClientData first) {
  FL_UNUSED(parent);
  *(CXCursor *)first = cursor;
  return CXChildVisit_Break;
}

// The class of the object that a method is called on, where that is not the one that declares the method.
static CXCursor receiver_class(CXCursor member, CXCursor function) {
  CXCursor none = clang_getNullCursor(), object = none;
  if (clang_getCursorKind(member) != CXCursor_MemberRefExpr) return none;
  do clang_visitChildren(clang_Cursor_isNull(object) ? member : object, take_first, &object);
  while (clang_getCursorKind(object) == CXCursor_UnexposedExpr); // what makes a base class of it is not written
  CXType type = clang_getCanonicalType(clang_getCursorType(object)), pointee = clang_getPointeeType(type);
  CXCursor class = clang_getTypeDeclaration(clang_getCanonicalType(pointee.kind == CXType_Invalid ? type : pointee));
  bool same = clang_equalCursors(as_written(class), as_written(clang_getCursorSemanticParent(function)));
  return same || clang_getCursorKind(class) == CXCursor_NoDeclFound ? none : as_written(class);
}

static void tell_name(const view *v, place at, CXCursor cursor, CXCursor function) {
  char path[PATH_MAX];
  CXCursor definition = clang_getCursorDefinition(function);
  bool seen = !clang_Cursor_isNull(definition);
  place declared = place_of(function), defined = seen ? place_of(definition) : (place){0};
  bool outside = !declared.file || !path_of(v, declared.file, path)[0];
  printf("name\t%u\t", at.byte);
  print_text(clang_getCursorUSR(function));
  putchar('\t');
  print_name(function);
  printf("\t%d\t%s\t%u\t", outside, defined.file ? path_of(v, defined.file, path) : "", defined.line);
  CXCursor class = receiver_class(cursor, function);
  if (!clang_Cursor_isNull(class)) print_name(class);
  putchar('\n');
}

static void tell_function(place at, CXCursor function) {
  printf("func\t%u\t", at.byte);
  print_text(clang_getCursorUSR(function));
  putchar('\t');
  print_name(function);
  putchar('\n');
}

// ---- values of macros ------------------------------------------------------------------------------------------------------------

static bool is_here(const view *v, place p) { return p.file && clang_File_isEqual(p.file, v->file); }

static place end_of(CXCursor cursor) {
  place p = {0};
  clang_getFileLocation(clang_getRangeEnd(clang_getCursorExtent(cursor)), &p.file, &p.line, NULL, &p.byte);
  return p;
}

static void note_expansion(view *v, CXCursor cursor) {
  place at = place_of(cursor);
  bool constant = clang_getCursorKind(cursor) == CXCursor_MacroExpansion && !clang_Cursor_isMacroFunctionLike(clang_getCursorReferenced(cursor));
  if (constant && is_here(v, at)) fl_array_push(&v->expansions, ((expansion){at.byte, end_of(cursor).byte, false}));
}

static expansion *expansion_at(view *v, unsigned byte) {
  uint32_t low = 0, high = v->expansions.n;
  while (low < high) {
    uint32_t middle = low + (high - low) / 2;
    if (v->expansions.at[middle].begin < byte) low = middle + 1;
    else high = middle;
  }
  return low < v->expansions.n && v->expansions.at[low].begin == byte ? &v->expansions.at[low] : NULL;
}

// The outermost expression that is all of a macro: its parts stand at the same place.
static void tell_value(view *v, CXCursor cursor, place at) {
  expansion *e = clang_isExpression(clang_getCursorKind(cursor)) ? expansion_at(v, at.byte) : NULL;
  if (!e || e->told || end_of(cursor).byte != e->end) return;
  CXEvalResult result = clang_Cursor_Evaluate(cursor);
  if (!result) return;
  e->told = true;
  if (clang_EvalResult_getKind(result) == CXEval_Int) {
    bool is_unsigned = clang_EvalResult_isUnsignedInt(result);
    if (is_unsigned) printf("value\t%u\t%llu\n", at.byte, clang_EvalResult_getAsUnsigned(result));
    else printf("value\t%u\t%lld\n", at.byte, clang_EvalResult_getAsLongLong(result));
  }
  clang_EvalResult_dispose(result);
}

// ---- types -----------------------------------------------------------------------------------------------------------------------

static CXType behind(CXType type) { // references and pointers
  for (CXType next = clang_getPointeeType(type); next.kind != CXType_Invalid; next = clang_getPointeeType(type)) type = next;
  return type;
}

// A variable whose type nobody wrote: `auto client = make()`. Types are written out as people write them.
static void tell_type(CXCursor cursor, place at) {
  bool variable = clang_getCursorKind(cursor) == CXCursor_VarDecl && behind(clang_getCursorType(cursor)).kind == CXType_Auto;
  if (!variable) return;
  printf("type\t%u\t", at.byte);
  print_text(clang_getTypeSpelling(clang_getCanonicalType(clang_getCursorType(cursor))));
  putchar('\n');
}

// ---- what it depends on ----------------------------------------------------------------------------------------------------------

static void note_include(view *v, CXCursor cursor) {
  CXFile from = place_of(cursor).file;
  if (clang_getCursorKind(cursor) != CXCursor_InclusionDirective || !from) return;
  CXString includer = clang_getFileName(from), written = clang_getCursorSpelling(cursor);
  fl_inputs_looked(&v->inputs, clang_getCString(includer), clang_getCString(written));
  clang_disposeString(includer);
  clang_disposeString(written);
}

static void tell_read(CXFile file, CXSourceLocation *stack, unsigned depth, CXClientData data) {
  view *v = data;
  size_t n = 0;
  FL_UNUSED(stack), FL_UNUSED(depth);
  CXString path = clang_getFileName(file);
  const char *bytes = clang_getFileContents(v->unit, file, &n);
  fl_inputs_read(&v->inputs, clang_getCString(path), bytes, n);
  clang_disposeString(path);
}

// ---- the tree ------------------------------------------------------------------------------------------------------------------

static bool refers(enum CXCursorKind kind) {
  return kind == CXCursor_DeclRefExpr || kind == CXCursor_MemberRefExpr || kind == CXCursor_CallExpr;
}

static enum CXChildVisitResult visit_inside(CXCursor cursor, CXCursor parent, CXClientData data) {
  view *v = data;
  FL_UNUSED(parent);
  place at = place_of(cursor);
  enum CXCursorKind kind = clang_getCursorKind(cursor);
  if (is_function(cursor) && clang_isCursorDefinition(cursor) && is_here(v, at)) tell_function(at, cursor);
  if (is_here(v, at)) tell_value(v, cursor, at), tell_type(cursor, at);
  if (!refers(kind) || !is_here(v, at)) return CXChildVisit_Recurse;
  CXCursor function = clang_getCursorReferenced(cursor);
  bool makes = clang_getCursorKind(function) == CXCursor_Constructor; // other calls are told where the callee's name stands
  if (is_function(function) && (kind != CXCursor_CallExpr || makes)) tell_name(v, at, cursor, as_written(function));
  return CXChildVisit_Recurse;
}

// Declarations of headers are passed by.
static enum CXChildVisitResult visit_top(CXCursor cursor, CXCursor parent, CXClientData data) {
  FL_UNUSED(parent);
  if (clang_isPreprocessing(clang_getCursorKind(cursor))) note_expansion(data, cursor), note_include(data, cursor); // they come first
  else if (is_here(data, place_of(cursor))) visit_inside(cursor, parent, data), clang_visitChildren(cursor, visit_inside, data);
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
    fl_inputs_begin(&v.inputs, root, q->words.at, q->words.n);
    clang_visitChildren(clang_getTranslationUnitCursor(v.unit), visit_top, &v);
    clang_getInclusions(v.unit, tell_read, &v);
    fl_inputs_end(&v.inputs);
    puts("done");
  }
  fl_array_release(&v.expansions);
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
