// Threads beside the main one.
#pragma once

#include <pthread.h>
#include <stdbool.h>

// Starts a thread that never takes a signal to stop: those go to the main thread, so that a handler cannot remove what
// another thread is just about to create. `attr` may be NULL. Gives false when no thread could be had; the caller joins it otherwise.
bool fl_thread_start(pthread_t *thread, const pthread_attr_t *attr, void *(*run)(void *), void *payload);
