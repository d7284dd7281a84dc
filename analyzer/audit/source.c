#define _XOPEN_SOURCE 700 // nftw
#include "audit/source.h"

#include "base/io.h"
#include "walk/git.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#define CLONE "clone-" // what folders of clones begin with

// ---- git -----------------------------------------------------------------------------------------------------------------------------

// Of what git said the line that is for people: "fatal: repository '...' not found", else the last one.
static fl_str complaint(const fl_buf *said) {
  fl_str rest = fl_str_trim(fl_buf_str(said)), line = {0}, last = {0};
  while (rest.n) {
    fl_str_cut(rest, '\n', &line, &rest);
    if (fl_str_starts_c(line, "fatal: ")) return line;
    if (fl_str_trim(line).n) last = line;
  }
  return last;
}

static int not_fetched(const fl_repository *r, const fl_buf *said, fl_error *err) {
  fl_str line = complaint(said);
  return fl_error_set(err, FL_E_IO, NULL, 0, 0, "git cannot get '%.*s'%s%.*s", FL_STR_ARG(r->url), line.n ? ": " : "", FL_STR_ARG(line));
}

static const char *resolve(fl_audit_source *s, fl_str revision) {
  fl_buf said = {0};
  const char *name = fl_arena_printf(&s->arena, "%.*s^{commit}", FL_STR_ARG(revision.n ? revision : FL_STR("HEAD")));
  const char *const words[] = {"rev-parse", "--verify", "-q", name, NULL};
  const char *commit = fl_git_run(s->folder, words, &said) ? fl_arena_text(&s->arena, fl_str_trim(fl_buf_str(&said))) : NULL;
  fl_buf_release(&said);
  return commit;
}

// "<id>\tHEAD", "<id>\trefs/heads/main": a branch before a tag, of a tag what it points at.
static fl_str pick(fl_str rows, fl_str revision) {
  static const char *const prefixes[] = {"refs/heads/", "refs/tags/", ""};
  fl_str best = {0}, row, id, name;
  uint32_t best_rank = UINT32_MAX;
  while (rows.n) {
    fl_str_cut(rows, '\n', &row, &rows);
    if (!fl_str_cut(row, '\t', &id, &name)) continue;
    bool is_peeled = fl_str_ends_c(name, "^{}");
    if (is_peeled) name.n -= 3;
    for (uint32_t i = 0; i < 3; i++) {
      bool fits = fl_str_starts_c(name, prefixes[i]) && fl_str_eq(fl_str_from_pos(name, (uint32_t)strlen(prefixes[i])), revision);
      uint32_t rank = 2 * i + !is_peeled;
      if (fits && rank < best_rank) best = id, best_rank = rank;
    }
  }
  return best;
}

static int look_far(fl_audit_source *s, const fl_repository *r, fl_error *err) {
  fl_buf said = {0};
  fl_str revision = r->revision.n ? r->revision : FL_STR("HEAD");
  const char *const words[] = {"ls-remote", "--quiet", "--", fl_arena_text(&s->arena, r->url), NULL};
  int rc = fl_git_run_online("/", words, &said) ? FL_OK : not_fetched(r, &said, err);
  fl_str id = rc ? (fl_str){0} : pick(fl_buf_str(&said), revision);
  if (id.n) s->commit = fl_arena_text(&s->arena, id);
  else if (rc == FL_OK && r->revision.n) s->commit = fl_arena_text(&s->arena, r->revision); // a commit, or what the clone will not know
  fl_buf_release(&said);
  return rc;
}

// ---- opening -------------------------------------------------------------------------------------------------------------------------

int fl_source_look(fl_audit_source *s, const fl_repository *r, fl_error *err) {
  if (r->url.n) return look_far(s, r, err);
  s->folder = fl_arena_text(&s->arena, r->path);
  if (!fl_path_is_dir(s->folder)) return fl_error_set(err, FL_E_IO, s->folder, 0, 0, "no such folder");
  s->commit = resolve(s, r->revision);
  if (!s->commit && r->revision.n) return fl_error_set(err, FL_E_IO, s->folder, 0, 0, "git knows no commit '%.*s' there", FL_STR_ARG(r->revision));
  return FL_OK;
}

// Held by whoever works with a clone, until that process ends in whatever way. -1: somebody has it.
static int lock_folder(const char *folder) {
  int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) != 0) {
    close(fd);
    fd = -1;
  }
  return fd;
}

// A branch or tag is enough without its history; a commit by its id may not be given out alone.
static int clone(fl_audit_source *s, const fl_repository *r, const char *scratch, fl_error *err) {
  fl_buf said = {0};
  const char *url = fl_arena_text(&s->arena, r->url), *branch = fl_arena_printf(&s->arena, "--branch=%.*s", FL_STR_ARG(r->revision));
  char *folder = fl_arena_printf(&s->arena, "%s/" CLONE "XXXXXX", scratch);
  if (!mkdtemp(folder)) return fl_error_set_errno(err, scratch, "cannot make a folder", errno);
  s->clone = folder;
  s->lock = lock_folder(folder);
  const char *const shallow[] = {"clone", "--quiet", "--bare", "--depth=1", "--no-tags", r->revision.n ? branch : "--single-branch", "--", url, "git", NULL};
  const char *const whole[] = {"clone", "--quiet", "--bare", "--no-tags", "--", url, "git", NULL};
  fl_str revision = {0}; // a shallow clone of a branch or tag has it as its HEAD
  bool there = fl_git_run_online(folder, shallow, &said);
  if (!there && r->revision.n) there = fl_git_run_online(folder, whole, &said), revision = r->revision;
  int rc = there ? FL_OK : not_fetched(r, &said, err);
  fl_buf_release(&said);
  s->folder = fl_arena_printf(&s->arena, "%s/git", folder);
  if (rc == FL_OK && !(s->commit = resolve(s, revision)))
    rc = fl_error_set(err, FL_E_IO, NULL, 0, 0, "'%.*s' has no commit '%.*s'", FL_STR_ARG(r->url), FL_STR_ARG(revision.n ? revision : FL_STR("HEAD")));
  return rc;
}

// A folder that a repository around it ignores is no part of the commit: it is read as it lies there.
static int open_commit(fl_audit_source *s, bool *is_empty, fl_error *err) {
  fl_arena arena = {0};
  fl_tree_list list = {0};
  int rc = fl_tree_open_stored(&s->tree, s->beside, s->commit, err);
  if (rc == FL_OK) rc = fl_tree_list_all(s->tree, &list, &arena, err);
  *is_empty = list.n == 0;
  fl_array_release(&list);
  fl_arena_release(&arena);
  return rc;
}

int fl_source_open(fl_audit_source *s, const fl_repository *r, const char *scratch, fl_error *err) {
  bool is_empty = false;
  int rc = r->url.n ? clone(s, r, scratch, err) : FL_OK;
  if (rc == FL_OK) rc = fl_tree_open(&s->beside, &s->folder, 1, err);
  if (rc || !s->commit) return rc;
  rc = open_commit(s, &is_empty, err);
  if (rc || !is_empty || r->url.n || r->revision.n) return rc;
  fl_tree_free(s->tree);
  s->tree = NULL;
  s->commit = NULL;
  return FL_OK;
}

// ---- closing -------------------------------------------------------------------------------------------------------------------------

static int remove_entry(const char *path, const struct stat *st, int kind, struct FTW *at) {
  FL_UNUSED(st), FL_UNUSED(kind), FL_UNUSED(at);
  FL_UNUSED(remove(path) == 0); // what cannot be removed stays, the rest goes
  return 0;
}

static void remove_folder(const char *path) { nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS); }

void fl_source_sweep(const char *scratch) {
  fl_buf path = {0};
  DIR *dir = opendir(scratch);
  for (struct dirent *e; dir && (e = readdir(dir));) {
    if (!fl_str_starts_c(fl_str_from(e->d_name), CLONE)) continue;
    const char *clone = fl_path_join(&path, fl_str_from(scratch), fl_str_from(e->d_name));
    int lock = lock_folder(clone);
    if (lock < 0) continue; // somebody works with it
    remove_folder(clone);
    close(lock);
  }
  if (dir) closedir(dir);
  fl_buf_release(&path);
}

void fl_source_close(fl_audit_source *s) {
  fl_tree_free(s->tree);
  fl_tree_free(s->beside);
  if (s->clone) {
    remove_folder(s->clone);
    if (s->lock >= 0) close(s->lock);
  }
  fl_arena_release(&s->arena);
  *s = (fl_audit_source){0};
}
