// How languages join files to names, from the `names:` line of grammars/*/language.yaml.
#include "engine/engine_p.h"

#include <stddef.h>
#include <string.h>

static const fl_naming namings[] = {
#include "fl_namings.inc"
};

const fl_naming *fl_naming_find(const char *language) {
  for (size_t i = 0; i < sizeof namings / sizeof *namings; i++)
    if (strcmp(namings[i].language, language) == 0) return &namings[i];
  return NULL;
}
