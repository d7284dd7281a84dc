// What the two halves of the inventory share: what configuration declares, and what code does.
#ifndef FL_ENGINE_INVENTORY_P_H
#define FL_ENGINE_INVENTORY_P_H

#include "engine/diagram_p.h"
#include "engine/inventory.h"

typedef struct fl_stocktaking {
  fl_inventory *into;
  const fl_analysis *a;
  fl_ask *ask;
  const fl_graph *g; // as the ask sees it
  const fl_diagram *map;
  bool without_examples;
} fl_stocktaking;

bool fl_is_out_of_stock(const fl_stocktaking *, fl_func_ref); // code and declarations that do not count

fl_str fl_service_name(const fl_stocktaking *, uint32_t service);
fl_str fl_service_name_of(const fl_stocktaking *, uint32_t file);
// inventory_code.c
void fl_take_stock_of_code(fl_stocktaking *);

#endif
