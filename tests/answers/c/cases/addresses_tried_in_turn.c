#include <netdb.h>
#include <sys/socket.h>

int dial(const char *host) {
    struct addrinfo *first, *ai;
    if (getaddrinfo(host, "80", 0, &first) != 0)
        return -1;
    int fd = -1;
    for (ai = first; ai != NULL; ai = ai->ai_next) {
        fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol);
        if (fd < 0)
            continue;
        if (connect(fd, ai->ai_addr, ai->ai_addrlen) == 0)
            break;
        close(fd);
        fd = -1;
    }
    freeaddrinfo(first);
    return fd;
}

int dial_any(struct addrinfo *ai) {
    struct addrinfo *next;
    while (ai) {
        next = ai->ai_next;
        int fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol);
        if (fd >= 0 && connect(fd, ai->ai_addr, ai->ai_addrlen) == 0)
            return fd;
        ai = next;
    }
    return -1;
}

// The same address again and again.
int dial_stubbornly(const struct sockaddr *address) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    while (connect(fd, address, sizeof *address) < 0) // expect: retry-unbounded, retry-no-jitter
        sleep(1);
    return fd;
}
