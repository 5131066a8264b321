// An address that is watched, of nobody.
#pragma once

#include "model/desk/desk.h"

#include <string>

namespace plimsoll::test {

inline const std::string kWhale = "0x0123456789abcdef0123456789abcdef01234567";

inline WatchedAddress whale(bool mine = false)
{
    WatchedAddress a;
    a.id = 7;
    a.address = kWhale;
    a.label = "whale";
    a.mine = mine;
    return a;
}

}  // namespace plimsoll::test
