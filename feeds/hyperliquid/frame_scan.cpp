#include "feeds/hyperliquid/frame_scan.h"

#include "feeds/level_scan.h"

#include <cstring>

namespace plimsoll::hyperliquid {

namespace {

constexpr std::int64_t kLastMs = 9'000'000'000'000;
constexpr std::size_t kMostTrades = 10'000;

// Letters, digits and what else coins are made of; no quote, backslash or bracket.
constexpr bool coinCharacter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '@' || c == '/' ||
           c == ':' || c == '-' || c == '_' || c == '.';
}

class Scan {
public:
    explicit Scan(std::string_view text) : m_rest(text) {}

    std::string_view rest() const { return m_rest; }

    bool take(std::string_view literal)
    {
        if (!m_rest.starts_with(literal)) return false;
        m_rest.remove_prefix(literal.size());
        return true;
    }

    bool coin(std::string_view& out)
    {
        std::size_t n = 0;
        while (n < m_rest.size() && coinCharacter(m_rest[n])) ++n;
        out = m_rest.substr(0, n);
        m_rest.remove_prefix(n);
        return n > 0 && take("\"");
    }

    // At most eighteen digits.
    bool whole(std::int64_t& value, std::string_view* text = nullptr)
    {
        std::size_t n = 0;
        value = 0;
        for (; n < 18 && n < m_rest.size() && m_rest[n] >= '0' && m_rest[n] <= '9'; ++n)
            value = value * 10 + (m_rest[n] - '0');
        if (text) *text = m_rest.substr(0, n);
        m_rest.remove_prefix(n);
        return n > 0;
    }

    bool time(std::int64_t& ms) { return whole(ms) && ms <= kLastMs; }

    bool levels(std::vector<Level>& levels, LevelSpan& span)
    {
        span.first = static_cast<std::uint32_t>(levels.size());
        LevelScanError error;
        std::size_t used = 0;
        if (!scanNamedLevels(m_rest, levels, error, used)) return false;
        m_rest.remove_prefix(used);
        span.count = static_cast<std::uint32_t>(levels.size()) - span.first;
        return true;
    }

    bool level(Level& out)
    {
        std::size_t used = 0;
        if (!scanNamedPair(m_rest, out, used)) return false;
        m_rest.remove_prefix(used);
        return true;
    }

    // To the next quote. A text that holds one is followed by something else than what is expected then.
    bool skipText()
    {
        const void* const quote = m_rest.empty() ? nullptr : std::memchr(m_rest.data(), '"', m_rest.size());
        if (!quote) return false;
        m_rest.remove_prefix(static_cast<std::size_t>(static_cast<const char*>(quote) - m_rest.data()) + 1);
        return true;
    }

private:
    std::string_view m_rest;
};

bool readBook(Scan& scan, std::vector<Level>& levels, BookFrame& out)
{
    bool coin = false, time = false, sides = false, fast = false;
    do {
        if (!coin && scan.take(R"("coin":")")) {
            if (!(coin = scan.coin(out.coin))) return false;
        } else if (!time && scan.take(R"("time":)")) {
            if (!(time = scan.time(out.time))) return false;
        } else if (!sides && scan.take(R"("levels":[)")) {
            sides =
                scan.levels(levels, out.bids) && scan.take(",") && scan.levels(levels, out.asks) && scan.take("]");
            if (!sides) return false;
        } else if (!fast && scan.take(R"("fast":)")) {
            fast = true;
            out.fast = scan.rest().starts_with("true");
            if (!scan.take("true") && !scan.take("false")) return false;
        } else {
            return false;
        }
    } while (scan.take(","));
    return scan.rest() == "}}" && coin && time && sides;
}

bool readTrade(Scan& scan, TradeRow& row)
{
    if (!scan.take(R"({"coin":")") || !scan.coin(row.coin)) return false;
    if (scan.take(R"(,"side":"A",)"))
        row.sold = true;
    else if (!scan.take(R"(,"side":"B",)"))
        return false;
    std::int64_t tid = 0;
    const bool read = scan.level(row.level) && scan.take(R"(,"time":)") && scan.time(row.time) &&
                      scan.take(R"(,"hash":")") && scan.skipText() && scan.take(R"(,"tid":)") &&
                      scan.whole(tid, &row.id) && scan.take(R"(,"users":[")") && scan.skipText() &&
                      scan.take(",\"") && scan.skipText() && scan.take("]}");
    row.tid = static_cast<std::uint64_t>(tid);
    return read;
}

}  // namespace

bool scanBook(std::string_view text, std::vector<Level>& levels, BookFrame& out)
{
    Scan scan(text);
    if (!text.ends_with("}}") || !scan.take(R"({"channel":"l2Book","data":{)")) return false;
    const std::size_t before = levels.size();
    if (readBook(scan, levels, out)) return true;
    levels.resize(before);
    return false;
}

bool scanTrades(std::string_view text, std::vector<TradeRow>& out)
{
    out.clear();
    Scan scan(text);
    if (!text.ends_with("]}") || !scan.take(R"({"channel":"trades","data":[)")) return false;
    do {
        if (out.size() == kMostTrades || !readTrade(scan, out.emplace_back())) return false;
    } while (scan.take(","));
    return scan.rest() == "]}";
}

}  // namespace plimsoll::hyperliquid
