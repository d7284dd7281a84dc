// The style and the script that an HTML brief carries, as viewer/ has them. Made by embed.cmake; the script is empty where there was no Node.
#ifndef FL_BRIEF_HTML_ASSETS_H
#define FL_BRIEF_HTML_ASSETS_H

#include <stdint.h>

typedef struct fl_asset {
  const unsigned char *at; // NUL behind the last byte
  uint32_t n;
} fl_asset;

extern const fl_asset fl_brief_css, fl_brief_js;

#endif
