// Folders in another order, for the tests: preloaded, it lists every folder in an order that SHUFFLE decides.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FOLDERS_MAX = 64 };

typedef struct folder {
  DIR *dir;
  struct dirent *entries;
  size_t n, at;
} folder;
static _Thread_local folder folders[FOLDERS_MAX]; // a folder is listed by the thread that opened it

static uint64_t rank(const char *name) {
  const char *order = getenv("SHUFFLE");
  uint64_t hash = 14695981039346656037u ^ (order ? strtoul(order, NULL, 10) : 0);
  for (; *name; name++) hash = (hash ^ (unsigned char)*name) * 1099511628211u;
  return hash * 11400714819323198485u;
}

static int by_rank(const void *a, const void *b) {
  uint64_t x = rank(((const struct dirent *)a)->d_name), y = rank(((const struct dirent *)b)->d_name);
  return x < y ? -1 : x > y;
}

static folder *find(DIR *dir) {
  for (int i = 0; i < FOLDERS_MAX; i++)
    if (folders[i].dir == dir) return &folders[i];
  return NULL;
}

static void list(folder *f, DIR *dir) {
  struct dirent *(*next)(DIR *) = (struct dirent * (*)(DIR *)) dlsym(RTLD_NEXT, "readdir");
  f->dir = dir;
  for (struct dirent *entry; (entry = next(dir));) {
    f->entries = realloc(f->entries, (f->n + 1) * sizeof *f->entries);
    if (!f->entries) abort();
    memcpy(&f->entries[f->n++], entry, entry->d_reclen);
  }
  if (f->n) qsort(f->entries, f->n, sizeof *f->entries, by_rank);
}

__attribute__((visibility("default"))) // this build hides what is not said to be seen
struct dirent *readdir(DIR *dir) {
  folder *f = find(dir);
  if (!f && (f = find(NULL))) list(f, dir);
  if (!f) abort();
  return f->at < f->n ? &f->entries[f->at++] : NULL;
}

__attribute__((visibility("default"))) int closedir(DIR *dir) {
  int (*close_it)(DIR *) = (int (*)(DIR *))dlsym(RTLD_NEXT, "closedir");
  folder *f = find(dir);
  if (f) {
    free(f->entries);
    memset(f, 0, sizeof *f);
  }
  return close_it(dir);
}
