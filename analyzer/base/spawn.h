// Another program, started.
#ifndef FL_BASE_SPAWN_H
#define FL_BASE_SPAWN_H

#include <spawn.h>
#include <sys/types.h>

// posix_spawnp, from any thread: the program takes signals to stop also when the thread that starts it leaves them to others (thread.h). 0, or
// an errno value.
int fl_spawn(pid_t *pid, const char *program, const posix_spawn_file_actions_t *actions, char *const *argv, char *const *env);

#endif
