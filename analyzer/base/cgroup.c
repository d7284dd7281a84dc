// How many processors the control groups of this process grant.
//
// v2: /proc/self/cgroup says "0::/a/b"; cpu.max of /a/b and of every group above it holds "quota period" or "max period".
// v1: it says "4:cpu,cpuacct:/a/b"; cpu.cfs_quota_us (-1 = none) and cpu.cfs_period_us.
// Inside a container the named group may not be visible; then the top of the mount is the container's own.
// Source: Documentation/admin-guide/cgroup-v2.rst and cgroup-v1/cpuacct.rst of Linux.
#include "base/io.h"
#include "base/workers.h"

enum { FILE_BYTES_MAX = 64 << 10 };

// Reads <root><top><group>/<name>; false when it is not there.
static bool read_control(fl_buf *out, const char *top, fl_str group, const char *name) {
  fl_buf path = {0};
  if (fl_str_eq_c(group, "/")) group = (fl_str){0};
  fl_buf_printf(&path, "%s%.*s/%s", top, FL_STR_ARG(group), name);
  bool found = fl_read_file(out, fl_buf_text(&path), FILE_BYTES_MAX, NULL) == FL_OK;
  fl_buf_release(&path);
  return found;
}

static uint32_t processors_of(fl_str quota, fl_str period) {
  int64_t quota_us, period_us;
  if (!fl_str_to_int64(fl_str_trim(quota), &quota_us) || !fl_str_to_int64(fl_str_trim(period), &period_us))
    return 0;
  if (quota_us <= 0 || period_us <= 0) return 0;
  int64_t n = quota_us / period_us + (quota_us % period_us != 0);
  return n > UINT16_MAX ? 0 : (uint32_t)n;
}

static uint32_t quota_v2(const char *top, fl_str group) {
  fl_buf text = {0};
  uint32_t n = 0;
  if (read_control(&text, top, group, "cpu.max")) {
    fl_str quota, period;
    fl_str_cut(fl_buf_str(&text), ' ', &quota, &period);
    n = processors_of(quota, period);
  }
  fl_buf_release(&text);
  return n;
}

static uint32_t quota_v1(const char *top, fl_str group) {
  fl_buf quota = {0}, period = {0};
  uint32_t n = 0;
  if (read_control(&quota, top, group, "cpu.cfs_quota_us") &&
      read_control(&period, top, group, "cpu.cfs_period_us")) {
    n = processors_of(fl_buf_str(&quota), fl_buf_str(&period));
  }
  fl_buf_release(&quota);
  fl_buf_release(&period);
  return n;
}

// The tightest of the group and all above it.
static uint32_t tightest(uint32_t (*quota)(const char *, fl_str), const char *top, fl_str group) {
  uint32_t least = 0;
  for (;;) {
    uint32_t n = quota(top, group);
    if (n && (!least || n < least)) least = n;
    if (group.n <= 1) return least;
    group = fl_path_dir(group);
  }
}

// Is `cpu` one of "cpu,cpuacct"?
static bool lists_cpu(fl_str controllers) {
  fl_str one;
  while (controllers.n) {
    fl_str_cut(controllers, ',', &one, &controllers);
    if (fl_str_eq_c(one, "cpu")) return true;
  }
  return false;
}

static uint32_t of_line(const char *root, fl_str line) {
  fl_str controllers, group;
  fl_str_cut(line, ':', NULL, &line);
  fl_str_cut(line, ':', &controllers, &group);
  bool v2 = controllers.n == 0;
  if (!fl_str_starts_c(group, "/") || (!v2 && !lists_cpu(controllers))) return 0;
  fl_buf top = {0};
  fl_buf_printf(&top, v2 ? "%s/sys/fs/cgroup" : "%s/sys/fs/cgroup/cpu", root);
  uint32_t n = tightest(v2 ? quota_v2 : quota_v1, fl_buf_text(&top), group);
  fl_buf_release(&top);
  return n;
}

uint32_t fl_workers_cgroup_cpus(const char *root) {
  fl_buf path = {0}, text = {0};
  uint32_t least = 0;
  fl_buf_printf(&path, "%s/proc/self/cgroup", root);
  if (fl_read_file(&text, fl_buf_text(&path), FILE_BYTES_MAX, NULL) == FL_OK) {
    fl_str line, rest = fl_buf_str(&text);
    while (rest.n) {
      fl_str_cut(rest, '\n', &line, &rest);
      uint32_t n = of_line(root, line);
      if (n && (!least || n < least)) least = n;
    }
  }
  fl_buf_release(&path);
  fl_buf_release(&text);
  return least;
}
