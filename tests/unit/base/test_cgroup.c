#include "support.h"

#include "base/workers.h"

static void assert_cpus(uint32_t expected) {
  ck_assert_uint_eq(fl_workers_cgroup_cpus(scratch_folder), expected);
}

START_TEST(nothing_is_no_limit) {
  assert_cpus(0);
  put_file("proc/self/cgroup", "");
  assert_cpus(0);
  put_file("proc/self/cgroup", "nonsense\n::\n0::relative\n:::\n");
  assert_cpus(0);
}
END_TEST

START_TEST(version_two) {
  put_file("proc/self/cgroup", "0::/a/b\n");
  put_file("sys/fs/cgroup/a/b/cpu.max", "max 100000\n");
  assert_cpus(0);
  put_file("sys/fs/cgroup/a/b/cpu.max", "150000 100000\n");
  assert_cpus(2); // rounded up
  put_file("sys/fs/cgroup/a/b/cpu.max", "400000 100000\n");
  assert_cpus(4);
  put_file("sys/fs/cgroup/a/cpu.max", "100000 50000\n");
  assert_cpus(2); // the tightest on the way up
  put_file("sys/fs/cgroup/cpu.max", "1 100000\n");
  assert_cpus(1);
}
END_TEST

START_TEST(a_container_sees_its_own_top) {
  put_file("proc/self/cgroup", "0::/\n");
  put_file("sys/fs/cgroup/cpu.max", "300000 100000\n");
  assert_cpus(3);
  put_file("proc/self/cgroup", "0::/docker/0123\n"); // the host's name for it
  assert_cpus(3);
}
END_TEST

START_TEST(version_one) {
  put_file("proc/self/cgroup", "12:memory:/m\n4:cpu,cpuacct:/a:b\n1:cpuset:/s\n");
  put_file("sys/fs/cgroup/cpu/a:b/cpu.cfs_quota_us", "-1\n");
  put_file("sys/fs/cgroup/cpu/a:b/cpu.cfs_period_us", "100000\n");
  assert_cpus(0);
  put_file("sys/fs/cgroup/cpu/a:b/cpu.cfs_quota_us", "250000\n");
  assert_cpus(3);
  put_file("sys/fs/cgroup/cpu/m/cpu.cfs_quota_us", "100000\n"); // not our cpu group
  put_file("sys/fs/cgroup/cpu/m/cpu.cfs_period_us", "100000\n");
  assert_cpus(3);
}
END_TEST

START_TEST(strange_numbers_are_no_limit) {
  put_file("proc/self/cgroup", "0::/");
  static const char *const texts[] = {"",         "\n",        "0 100000", "100000",
                                      "100000 0", "-5 100000", "x y",      "9223372036854775807 1"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    put_file("sys/fs/cgroup/cpu.max", texts[i]);
    assert_cpus(0);
  }
}
END_TEST

RUN_TESTS("cgroup", nothing_is_no_limit, version_two, a_container_sees_its_own_top, version_one,
          strange_numbers_are_no_limit)
