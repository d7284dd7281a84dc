/* As much of a library's header as the cases use: methods that a base class declares, in an inline namespace, behind a pointer of its own. */
#pragma once
namespace sw { namespace redis { inline namespace v1 {
struct ConnectionOptions {
  const char *host;
  int socket_timeout;
};
class Commands {
public:
  long long del(const char *key);
};
class Redis : public Commands {
public:
  explicit Redis(const ConnectionOptions &options);
};
} } }

namespace net {
template <class T> class handle_ptr {
public:
  T *operator->() const;
};
handle_ptr<sw::redis::Redis> connected();
struct Short {};
struct Long {};
Short patience();
}
