// What the black box says in the window: a place in the status line, a word when something is frozen and when it
// is written.
#pragma once

#include "model/black_box_status.h"
#include "ui/status_line.h"
#include "ui/toast_stack.h"

#include <set>
#include <string>
#include <vector>

namespace plimsoll {

StatusItem blackBoxItem(const BlackBoxStatus& box, Timestamp now);

class FreezeVoice {
public:
    // What is new since the last look; what stood at the first look was said before.
    std::vector<Toast> hear(const BlackBoxStatus& box);

    static constexpr const char* kPlace = "incidents";  // where a click on such a toast leads

private:
    bool m_looked = false;
    std::set<std::string> m_freezing;
    std::uint64_t m_written = 0;
    std::string m_trouble;
};

}  // namespace plimsoll
