#include <stddef.h>
#include <sys/socket.h>

struct peer { int fd; struct sockaddr *address; };
struct peer *next_peer(struct peers *list);

int connect_all(struct peers *list) {
    struct peer *peer;
    int err;
    while ((peer = next_peer(list))) {
        struct sockaddr *address = peer->address;
        err = connect(peer->fd, address, sizeof *address);
        if (err) goto failed;
    }
    return 0;
failed:
    return err;
}
