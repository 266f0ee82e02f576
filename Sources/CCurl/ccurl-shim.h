#include <curl/curl.h>

/* curl_easy_setopt takes a variable argument, which Swift cannot pass: one function for each kind that is needed. */

static inline CURLcode insideout_curl_set_number(CURL *easy, CURLoption option, long value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode insideout_curl_set_pointer(CURL *easy, CURLoption option, const void *value) {
    return (curl_easy_setopt)(easy, option, value);
}

static inline CURLcode insideout_curl_set_debug(CURL *easy, curl_debug_callback callback) {
    return (curl_easy_setopt)(easy, CURLOPT_DEBUGFUNCTION, callback);
}

static inline CURLcode insideout_curl_set_progress(CURL *easy, curl_xferinfo_callback callback) {
    return (curl_easy_setopt)(easy, CURLOPT_XFERINFOFUNCTION, callback);
}
