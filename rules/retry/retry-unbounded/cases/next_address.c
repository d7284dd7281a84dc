#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

struct proxy { int n, at; struct sockaddr_in all[8]; };

int next_address(struct proxy *p, struct sockaddr_in *to);

static int send_to(struct sockaddr_in *to) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(fd, (struct sockaddr *)to, sizeof *to) < 0) {
        close(fd);
        return -1;
    }
    return fd;
}

/* Each turn asks another address. */
int forward(struct proxy *p, struct sockaddr_in *to) {
    int fd;
    do {
        if ((fd = send_to(to)) < 0) {
            continue;
        }
        return fd;
    } while (next_address(p, to) == 0);
    return -1;
}

int forward_in_a_loop(struct proxy *p, struct sockaddr_in to) {
    int fd = -1;
    do {
        fd = send_to(&to);
        if (fd >= 0) break;
        if (p == 0 || next_address(p, &to) != 0) break;
    } while (1);
    return fd;
}

struct node { struct node *next; struct sockaddr_in at; };
struct ring { struct node *current; };

/* Once around a ring. */
int any_of(struct ring *ring) {
    struct node *now = NULL, *first = ring->current;
    while (ring->current != first || !now) {
        int fd;
        now = ring->current;
        if ((fd = send_to(&now->at)) < 0) goto next;
        return fd;
    next:
        ring->current = now->next;
    }
    return -1;
}
