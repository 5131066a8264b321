#include "tests/fuzz/targets.h"

#include <cstdio>
#include <cstdlib>

namespace plimsoll::fuzz {

std::span<const Target> targets()
{
    static const std::vector<Target> all = [] {
        std::vector<Target> rows;
        for (const std::span<const Target> part : {wireTargets(), scanTargets(), bookTargets(), linkTargets(),
                                                   fileTargets(), historyTargets(), textTargets(), keptTargets()})
            rows.insert(rows.end(), part.begin(), part.end());
        return rows;
    }();
    return all;
}

const Target* targetNamed(std::string_view name)
{
    for (const Target& t : targets())
        if (name == t.name) return &t;
    return nullptr;
}

void require(bool holds, const char* what)
{
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

std::uint8_t Bytes::byte()
{
    if (m_left.empty()) return 0;
    const auto b = static_cast<std::uint8_t>(m_left.front());
    m_left.remove_prefix(1);
    return b;
}

}  // namespace plimsoll::fuzz
