// Who owns a file, as the repository says it: CODEOWNERS, then the catalog-info.yaml that stands closest.
//
//   fl_owners owners;
//   fl_owners_read(&owners, tree);
//   fl_owner who = fl_owner_of_path(&owners, path);   // name "" when nobody is named
//   fl_owners_release(&owners);
#ifndef FL_BRIEF_OWNERS_H
#define FL_BRIEF_OWNERS_H

#include "base/glob.h"
#include "base/io.h"
#include "walk/tree.h"

typedef struct fl_owner {
  fl_str name;  // "@shop/pay @mia", "group:pay"; "" = nobody is named
  fl_str path;  // what says so; both live as long as the owners
  uint32_t line;
} fl_owner;

typedef struct fl_owner_line {
  fl_ignore fits;  // one pattern
  bool is_flat;
  fl_str owners;   // "" = nobody, and that is meant
  uint32_t line;
} fl_owner_line;

typedef struct fl_owner_catalog {
  fl_str folder, path, owner; // owner "": there is none
  uint32_t line;
} fl_owner_catalog;

typedef struct fl_owners {
  fl_arena arena;
  const fl_tree *tree;
  fl_str file; // of CODEOWNERS; "" = there is none
  FL_ARRAY(fl_owner_line) lines;
  FL_ARRAY(fl_owner_catalog) catalogs;
} fl_owners;

void fl_owners_read(fl_owners *, const fl_tree *); // NULL: nobody is named anywhere
fl_owner fl_owner_of_path(fl_owners *, fl_str path);
void fl_owners_release(fl_owners *);

#endif
