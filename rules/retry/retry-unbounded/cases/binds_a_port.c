#include <netdb.h>
#include <string.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <unistd.h>

static int listen_at(const char *host, int port) {
  struct hostent *found = gethostbyname(host);
  struct sockaddr_in at;
  if (!found) return -1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0) return -1;
  memset(&at, 0, sizeof at);
  at.sin_family = AF_INET;
  at.sin_port = htons(port);
  memcpy(&at.sin_addr, found->h_addr, found->h_length);
  if (bind(fd, (struct sockaddr *)&at, sizeof at) < 0) {
    close(fd);
    return -1;
  }
  if (listen(fd, 10) < 0) {
    close(fd);
    return -1;
  }
  return fd;
}

int serve(const char *host, int port) {
  int fd;
  while ((fd = listen_at(host, port)) < 0) {
    sleep(3);
  }
  return fd;
}
