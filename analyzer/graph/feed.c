// Which queues take messages from which exchange.
//
// In: calls and annotations whose rows say that they bind. Out: one row for each queue, exchange and key that they may name.
#include "graph/services_p.h"

static void add_feed(fl_services *s, const fl_place_of *at) {
  const fl_feed_model *m = fl_models_feeds(s->a->g->models, at->row->feed);
  fl_texts queues = {0}, exchanges = {0}, topics = {0};
  fl_ask_refill(s->a);
  fl_text_of_paths(s->a, at, m->first_queue, m->n_queues, &queues);
  fl_text_of_paths(s->a, at, m->first_exchange, m->n_exchanges, &exchanges);
  fl_text_of_paths(s->a, at, m->first_topic, m->n_topics, &topics);
  bool all = topics.n == 0;
  if (all) fl_text_give(&topics, 0, 4);
  for (uint32_t q = 0; q < queues.n; q++)
    for (uint32_t x = 0; x < exchanges.n; x++)
      for (uint32_t t = 0; t < topics.n; t++)
        fl_array_push(&s->bound, ((fl_bound_queue){queues.at[q].text, exchanges.at[x].text, topics.at[t].text, at->file, all || !topics.at[t].text}));
}

static void of_annotations(fl_services *s, uint32_t file) {
  fl_graph *g = s->a->g;
  const fl_facts *f = g->links[file].f;
  for (uint32_t i = 1; i < f->n_annots; i++) {
    const fl_meaning_row *rows[4];
    uint32_t n = f->annots[i].call ? fl_annotation_rows(g, file, 0, i, rows, 4) : 0;
    for (uint32_t r = 0; r < n; r++)
      if (rows[r]->feed) add_feed(s, &(fl_place_of){file, f->annots[i].call, NULL, rows[r], NULL, NULL});
  }
}

static void of_calls(fl_services *s, uint32_t file) {
  const fl_link *l = &s->a->g->links[file];
  for (uint32_t call = 1; call < l->f->n_calls; call++)
    for (uint32_t i = 0; i < l->n_targets[call]; i++) {
      const fl_meaning_row *row = s->a->g->targets.at[l->first_target[call] + i].row;
      if (row && row->feed) add_feed(s, &(fl_place_of){file, call, NULL, row, NULL, NULL});
    }
}

void fl_find_feeds(fl_services *s) {
  for (uint32_t file = 1; file <= s->a->g->n_files; file++)
    if (s->a->g->links[file].in->naming) of_calls(s, file), of_annotations(s, file);
}
