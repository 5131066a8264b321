#include "feeds/hyperliquid/book_scan.h"

#include "feeds/level_scan.h"

namespace plimsoll::hyperliquid {

namespace {

constexpr std::int64_t kLastMs = 9'000'000'000'000;

// Letters, digits and what else coins are made of; no quote, backslash or bracket.
constexpr bool coinCharacter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '@' || c == '/' || c == ':'
           || c == '-' || c == '_' || c == '.';
}

class Scan {
public:
    Scan(std::string_view text, std::vector<Level>& levels, BookFrame& out) : m_rest(text), m_levels(levels), m_out(out)
    {
    }

    bool run()
    {
        if (!m_rest.ends_with("}}") || !take(R"({"channel":"l2Book","data":{)")) return false;
        do {
            if (!field()) return false;
        } while (take(","));
        return m_rest == "}}" && m_hasCoin && m_hasTime && m_hasLevels;
    }

private:
    bool take(std::string_view literal)
    {
        if (!m_rest.starts_with(literal)) return false;
        m_rest.remove_prefix(literal.size());
        return true;
    }

    bool field()
    {
        if (!m_hasCoin && take(R"("coin":")")) return m_hasCoin = coin();
        if (!m_hasTime && take(R"("time":)")) return m_hasTime = time();
        if (!m_hasLevels && take(R"("levels":[)")) return m_hasLevels = levels();
        if (!m_hasFast && take(R"("fast":)")) {
            m_hasFast = true;
            m_out.fast = m_rest.starts_with("true");
            return take("true") || take("false");
        }
        return false;
    }

    bool coin()
    {
        std::size_t n = 0;
        while (n < m_rest.size() && coinCharacter(m_rest[n])) ++n;
        m_out.coin = m_rest.substr(0, n);
        m_rest.remove_prefix(n);
        return n > 0 && take("\"");
    }

    bool time()
    {
        std::size_t n = 0;
        std::int64_t ms = 0;
        for (; n < 14 && n < m_rest.size() && m_rest[n] >= '0' && m_rest[n] <= '9'; ++n) ms = ms * 10 + (m_rest[n] - '0');
        m_rest.remove_prefix(n);
        m_out.time = ms;
        return n > 0 && ms <= kLastMs;
    }

    bool levels() { return side(m_out.bids) && take(",") && side(m_out.asks) && take("]"); }

    bool side(LevelSpan& span)
    {
        span.first = static_cast<std::uint32_t>(m_levels.size());
        LevelScanError error;
        std::size_t used = 0;
        if (!scanNamedLevels(m_rest, m_levels, error, used)) return false;
        m_rest.remove_prefix(used);
        span.count = static_cast<std::uint32_t>(m_levels.size()) - span.first;
        return true;
    }

    std::string_view m_rest;
    std::vector<Level>& m_levels;
    BookFrame& m_out;
    bool m_hasCoin = false, m_hasTime = false, m_hasLevels = false, m_hasFast = false;
};

}  // namespace

bool scanBook(std::string_view text, std::vector<Level>& levels, BookFrame& out)
{
    const std::size_t before = levels.size();
    if (Scan(text, levels, out).run()) return true;
    levels.resize(before);
    return false;
}

}  // namespace plimsoll::hyperliquid
