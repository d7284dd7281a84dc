// A new thread inherits the signal mask of the one that starts it.
#define _XOPEN_SOURCE 700 // pthread_sigmask
#include "base/thread.h"

#include <signal.h>

bool fl_thread_start(pthread_t *thread, const pthread_attr_t *attr, void *(*run)(void *), void *payload) {
  sigset_t stops, before;
  sigemptyset(&stops);
  sigaddset(&stops, SIGINT);
  sigaddset(&stops, SIGTERM);
  sigaddset(&stops, SIGHUP);
  if (pthread_sigmask(SIG_BLOCK, &stops, &before)) return false;
  bool started = pthread_create(thread, attr, run, payload) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return started;
}
