#include <getopt.h>
#include <libpq-fe.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>

static struct hostent *target;

static int resolve(const char *name) {
    target = gethostbyname(name);
    return target ? 0 : -1;
}

/* Each turn reads another option. */
int options(int argc, char **argv) {
    int c;
    while ((c = getopt(argc, argv, "h:v")) != -1) switch (c) {
        case 'h': {
            if (strchr(optarg, ':')) {
                if (resolve(optarg) < 0) {
                    perror("host");
                    leave(1);
                }
                break;
            }
        } break;
        case 'v':
            c = ':';
            if (!strchr(optarg, c)) c = ',';
            break;
        }
    return 0;
}

static int is_ok(PGresult *result) { return PQresultStatus(result) == PGRES_COMMAND_OK; }

/* What is left of an answer is read and thrown away. */
int clear(PGconn *connection) {
    while (1) {
        PGresult *result = PQgetResult(connection);
        if (result == NULL) {
            break;
        }
        if (!is_ok(result)) {
            PQclear(result);
            return 0;
        }
        PQclear(result);
    }
    return 1;
}
