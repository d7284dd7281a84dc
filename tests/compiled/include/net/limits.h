/* Numbers of an installed library. */
#define NET_TIMEOUT_S 6L
#define NET_TRIES (2 + 1)
#define NET_FOREVER 0L
