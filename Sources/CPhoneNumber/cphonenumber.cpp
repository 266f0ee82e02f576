#include "cphonenumber.h"
#include <cstring>
#include <phonenumbers/phonenumberutil.h>
#include <string>

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

bool cphonenumber_e164(const char *text, const char *region, char *out, size_t capacity) {
    const PhoneNumberUtil *util = PhoneNumberUtil::GetInstance();
    PhoneNumber number;
    if (util->Parse(text, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR) return false;
    if (!util->IsValidNumber(number)) return false;
    std::string written;
    util->Format(number, PhoneNumberUtil::E164, &written);
    if (written.size() + 1 > capacity) return false;
    std::memcpy(out, written.c_str(), written.size() + 1);
    return true;
}
