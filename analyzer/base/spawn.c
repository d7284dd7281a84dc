#include "base/spawn.h"

#include <signal.h>

int fl_spawn(pid_t *pid, const char *program, const posix_spawn_file_actions_t *actions, char *const *argv, char *const *env) {
  posix_spawnattr_t how;
  sigset_t none;
  int failed = posix_spawnattr_init(&how);
  if (failed) return failed;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&how, &none);
  posix_spawnattr_setflags(&how, POSIX_SPAWN_SETSIGMASK);
  failed = posix_spawnp(pid, program, actions, &how, argv, env);
  posix_spawnattr_destroy(&how);
  return failed;
}
