// Panels ask the stored history while they are seen. An export shows the others too.
#pragma once

namespace plimsoll {

// While one lives, panels that this thread pulls ask as if they were seen.
class AskUnseen {
public:
    AskUnseen() { ++s_depth; }
    ~AskUnseen() { --s_depth; }
    AskUnseen(const AskUnseen&) = delete;
    AskUnseen& operator=(const AskUnseen&) = delete;
    static bool may(bool seen) { return seen || s_depth > 0; }

private:
    inline static thread_local int s_depth = 0;
};

}  // namespace plimsoll
