/* As much of a library's header as the cases use. It stands outside of each case, as an installed one does. */
#ifdef __cplusplus
extern "C" {
#endif
typedef void CURL;
typedef enum { CURLOPT_URL = 10002, CURLOPT_TIMEOUT = 13, CURLOPT_TIMEOUT_MS = 155, CURLOPT_CONNECTTIMEOUT = 78 } CURLoption;
CURL *curl_easy_init(void);
int curl_easy_setopt(CURL *handle, CURLoption option, ...);
int curl_easy_perform(CURL *handle);
#ifdef __cplusplus
}
#endif
