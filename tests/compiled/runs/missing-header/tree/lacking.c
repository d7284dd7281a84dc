#include <netlib/config.h>

int answer_too(void) {
#ifdef TWICE
  return half() + half();
#else
  return answer();
#endif
}
