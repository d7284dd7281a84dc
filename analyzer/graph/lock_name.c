// What a lock is called: locks of one name exclude one another wherever they are taken, also from another repository.
#include "graph/services.h"

#include "graph/graph_p.h"
#include "graph/text_p.h"

static void add_names(fl_ask *a, const fl_site *site, const fl_role_model *role, fl_texts *out) {
  fl_place_of at = {site->call.file, site->call.id, NULL, site->row, NULL, site};
  for (uint32_t i = 0; i < role->n_carriers && !out->n; i++)
    fl_text_of_path(a, &at, (fl_models_carriers(a->g->models, role->first_carrier) + i)->from, 0, out);
}

fl_sym fl_ask_lock_name(fl_ask *a, const fl_site *site) {
  fl_texts names = {0};
  fl_ask_refill(a);
  for (uint32_t i = 0; site->row && i < site->row->n_roles; i++) {
    const fl_role_model *role = fl_models_roles(a->g->models, site->row->first_role) + i;
    if (role->role == FL_ROLEKIND_key) add_names(a, site, role, &names);
  }
  return names.n == 1 && names.at[0].certainty >= 2 && !fl_text_is_open(a->g, names.at[0].text) ? names.at[0].text : 0;
}
