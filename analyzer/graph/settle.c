// Addresses of a library, as the settings of one service that runs it make them.
#include "graph/services_p.h"
#include "graph/setting.h"

static uint32_t file_of(const fl_graph *g, uint32_t service) {
  for (uint32_t file = g->first_file_of[service]; file; file = g->next_file_of[file])
    if (g->links[file].in->naming && !(g->links[file].in->marks & FL_MARK_TEST)) return file;
  return 0;
}

// What is set under the key in the service's own folder; what holds for all was found before.
static fl_str own_value(const fl_graph *g, uint32_t service, uint32_t file, fl_str key, fl_buf *buf) {
  fl_conf_ref found = fl_find_setting(g, file, key);
  bool own = found.id && g->service_of_file[found.file] == service;
  fl_str text = own ? g->links[found.file].f->texts[g->links[found.file].f->confs[found.id].val] : (fl_str){0};
  fl_buf_clear(buf);
  return text.n && fl_setting_expand(g, found.file, text, buf) ? fl_buf_str(buf) : (fl_str){0};
}

bool fl_settle_in_service(fl_services *s, uint32_t service, fl_sym *address) {
  fl_graph *g = s->a->g;
  fl_str text = fl_intern_text(&g->names, *address);
  uint32_t begin = fl_str_find_char(text, FL_TEXT_KEY), end = fl_str_find_char(text, FL_TEXT_KEY_END);
  uint32_t file = begin != FL_STR_NONE && end != FL_STR_NONE && begin < end ? file_of(g, service) : 0;
  if (!file) return false;
  fl_buf value = {0}, whole = {0};
  fl_str found = own_value(g, service, file, fl_str_slice(text, begin + 1, end), &value);
  if (found.n) fl_buf_printf(&whole, "%.*s%.*s%.*s", FL_STR_ARG(fl_str_slice(text, 0, begin)), FL_STR_ARG(found), FL_STR_ARG(fl_str_from_pos(text, end + 1)));
  if (found.n) *address = fl_intern_add(&g->names, fl_buf_str(&whole));
  bool settled = found.n > 0;
  fl_buf_release(&value), fl_buf_release(&whole);
  return settled;
}
