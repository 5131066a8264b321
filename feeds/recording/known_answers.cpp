#include "feeds/recording/known_answers.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <limits>
#include <map>
#include <numeric>

namespace plimsoll {

namespace {

constexpr std::size_t kDigitsOfMs = 13;  // until the year 2286
constexpr auto kEarliest = std::numeric_limits<std::int64_t>::min(),
               kLatest = std::numeric_limits<std::int64_t>::max();

// As few as cover what all of them cover, from the newest end back; of two that reach as far the one said last.
void cover(const std::vector<KnownAnswer>& told, const std::vector<std::size_t>& places, std::vector<bool>& needed)
{
    for (std::int64_t covered = kLatest;;) {
        const auto reach = [&](std::size_t i) { return std::min(told[i].to, covered); };
        const auto open = [&](std::size_t i) { return told[i].from < covered; };
        std::int64_t end = kEarliest;
        for (const std::size_t i : places)
            if (open(i)) end = std::max(end, reach(i));
        const std::size_t* best = nullptr;
        for (const std::size_t& i : places)
            if (open(i) && reach(i) >= end && (!best || told[i].from <= told[*best].from)) best = &i;
        if (!best) return;
        needed[*best] = true;
        covered = told[*best].from;
    }
}

}  // namespace

KnownAnswer knownAnswer(const RecordEntry& entry)
{
    KnownAnswer out;
    out.received = entry.received;
    out.bytes = entry.payload.size() + entry.url.size() + entry.requestBody.size();
    out.from = kLatest;
    out.to = kEarliest;
    out.series = std::string(venueKey(entry.venue)) + ' ' + entry.url + ' ' + entry.requestBody;
    std::string& text = out.series;
    // A page that only says where it ends does not say how far it reaches: it is a series of its own.
    const bool endAlone = text.find("after=") != std::string::npos && text.find("before=") == std::string::npos;
    std::size_t kept = 0;
    const auto digit = [&text](std::size_t i) { return std::isdigit(static_cast<unsigned char>(text[i])) != 0; };
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && digit(end)) ++end;
        if (end - i == kDigitsOfMs) {
            std::int64_t ms = 0;
            std::from_chars(text.data() + i, text.data() + end, ms);
            out.from = std::min(out.from, ms);
            out.to = std::max(out.to, ms);
            if (endAlone)
                while (i < end) text[kept++] = text[i++];
            else
                text[kept++] = '#';
            i = end;
        } else {
            do text[kept++] = text[i++];
            while (i < end);
        }
    }
    text.resize(kept);
    out.list = out.to == kEarliest;
    if (out.list) std::swap(out.from, out.to);
    // One time alone is where it begins.
    else if (out.from == out.to)
        out.to = std::max(out.from, toUnixMs(entry.received));
    return out;
}

std::vector<bool> neededAnswers(const std::vector<KnownAnswer>& told, Timestamp since, std::size_t mostBytes)
{
    std::vector<bool> needed(told.size(), false);
    std::map<std::string_view, std::vector<std::size_t>> series;
    for (std::size_t i = 0; i < told.size(); ++i)
        if (told[i].received < since)
            series[told[i].series].push_back(i);
        else
            needed[i] = true;
    for (const auto& [name, places] : series) cover(told, places, needed);

    std::size_t bytes = 0;
    for (std::size_t i = 0; i < told.size(); ++i)
        if (needed[i]) bytes += told[i].bytes;
    std::vector<std::size_t> byAge(told.size());
    std::iota(byAge.begin(), byAge.end(), std::size_t{0});
    std::stable_sort(byAge.begin(), byAge.end(),
                     [&told](std::size_t a, std::size_t b) { return told[a].received < told[b].received; });
    for (const std::size_t i : byAge) {
        if (bytes <= mostBytes || told[i].received >= since) break;
        if (!needed[i] || told[i].list) continue;
        needed[i] = false;
        bytes -= told[i].bytes;
    }
    return needed;
}

}  // namespace plimsoll
