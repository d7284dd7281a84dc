#include <curl/curl.h>

int get(void) {
    return 0;
}
