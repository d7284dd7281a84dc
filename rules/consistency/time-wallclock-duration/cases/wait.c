#include <stddef.h>
#include <sys/time.h>
#include <time.h>

int ready(int fd);

static long long now_ms(void) {
  struct timeval tv;
  gettimeofday(&tv, NULL); // expect: time-wallclock-duration
  return (long long)tv.tv_sec * 1000 + tv.tv_usec / 1000;
}

int wait_ms(int fd, long long limit) {
  long long start = now_ms();
  while (!ready(fd))
    if (now_ms() - start > limit) return -1;
  return 0;
}

int wait_more(int fd, long long limit) {
  long long end = now_ms() + limit;
  while (now_ms() < end)
    if (ready(fd)) return 0;
  return -1;
}

int wait_seconds(int fd, int limit) {
  time_t end = time(NULL) + limit;
  while (time(NULL) < end) // expect: time-wallclock-duration
    if (ready(fd)) return 0;
  return -1;
}

static long long right_ms(void) {
  struct timespec ts;
  clock_gettime(CLOCK_MONOTONIC, &ts);
  return (long long)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

int wait_right(int fd, long long limit) {
  long long start = right_ms();
  while (!ready(fd))
    if (right_ms() - start > limit) return -1;
  return 0;
}

int wait_realtime(int fd, int limit) {
  struct timespec start, now;
  clock_gettime(CLOCK_REALTIME, &start);
  while (!ready(fd)) {
    clock_gettime(CLOCK_REALTIME, &now);
    if (now.tv_sec - start.tv_sec > limit) return -1; // expect: time-wallclock-duration
  }
  return 0;
}
