// Services while the graph is built, and under which names they are found.
#ifndef FL_GRAPH_SERVICE_P_H
#define FL_GRAPH_SERVICE_P_H

#include "graph/services.h"

#include "base/bits.h"

// Makes the tables: services, their names and ports. After settings and workloads.
void fl_index_services(fl_graph *, const fl_graph_input *);
void fl_release_services(fl_graph *);

uint32_t fl_service_in_folder(const fl_graph *, fl_str dir);  // exactly there; 0: none
uint32_t fl_service_around(const fl_graph *, fl_str path);    // the deepest one above it; 0: none
void fl_join_libraries(fl_graph *, const fl_graph_input *);   // service_library.c: modules that run as parts of another one
// service_shared.c: units that programs are built with. `starts`: services of which that is known otherwise, `mains`: by a main. Fills in what is part of one program.
void fl_find_shared_units(fl_graph *, const bool *starts, const bool *mains, uint32_t *part_of);
void fl_join_settings(fl_graph *, const fl_graph_input *); // service_settings.c: files that are named after a service are its own
void fl_find_peers(fl_graph *); // peer.c, after services
bool fl_settings_hold_for(const fl_graph *, uint32_t settings, uint32_t service);
void fl_find_store_images(fl_graph *); // service_store.c: g->store_images
bool fl_is_store_image(const fl_graph *, fl_str path);
void fl_leave_out_stores(fl_graph *);  // what stands beside them belongs to no service
bool fl_runs_store(const fl_graph *, uint32_t workload);
fl_sym fl_name_by_workloads(fl_graph *, uint32_t workload); // service_name.c: told by the workload that says best what its service is, and by those beside it
void fl_find_module_users(fl_graph *); // service_users.c: after imports and services
const fl_bits *fl_users_of(const fl_graph *, uint32_t file); // of a shared unit: the programs that may run the file
void fl_release_module_users(fl_graph *);
void fl_find_led_to(fl_graph *); // service_led.c: after calls and providers
bool fl_has_runner(const fl_graph *, fl_func_ref); // by some program; of what is no library always
bool fl_brings_nothing(const fl_graph *g, uint32_t file, uint32_t service); // delegated.c
uint32_t fl_services_of_func(const fl_graph *, fl_func_ref, uint32_t *out, uint32_t cap);
uint32_t fl_service_called(const fl_graph *, fl_str name); // after its folder, without case and marks; 0: none, or several
bool fl_is_shared_unit(const fl_graph *, uint32_t service);
bool fl_run_together(const fl_graph *, fl_func_ref, uint32_t file); // not so where a library's function runs in other programs than the file
void fl_release_shared(fl_graph *);

bool fl_library_speaks(const fl_graph *, fl_mid library, const char *language);

// "Orders_API" and "orders-api" are one name: without case and marks. Written to `buf`.
fl_str fl_plain_name(fl_str name, char *buf, uint32_t size);
bool fl_same_name(fl_str a, fl_str b);

// Which service a name or a port leads to: service_asked.c.
uint32_t fl_service_at_host(const fl_graph *, fl_str host, uint8_t *certainty);
bool fl_is_this_machine(fl_str host);
uint32_t fl_service_at_port(const fl_graph *, fl_str port, fl_str asking); // asking: a path; 0 when none or several listen there

#endif
