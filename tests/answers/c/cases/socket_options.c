#include <sys/socket.h>
#include <sys/time.h>
#include "platform/net.h"

static void hurry(int fd) {
    struct timeval limit = {.tv_sec = 3, .tv_usec = 0};
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

int dial(const struct sockaddr *address) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    hurry(fd);
    return connect(fd, address, sizeof *address); // answer: deadline bounded 3s
}

// The kernel gives up by itself after two minutes.
int dial_patiently(const struct sockaddr *address) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    return connect(fd, address, sizeof *address); // answer: deadline bounded 127s
}

int dial_as_told(const struct sockaddr *address) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    net_set_options(fd);
    return connect(fd, address, sizeof *address); // answer: deadline unknown
}
