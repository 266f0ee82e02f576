#pragma once
#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Writes a phone number in E.164 into `out` (at least 32 bytes, ended by NUL). `region` is the country that numbers
/// without a country code are of ("DE"); "ZZ" where none is known. False for what is no valid number.
bool cphonenumber_e164(const char *text, const char *region, char *out, size_t capacity);

#ifdef __cplusplus
}
#endif
