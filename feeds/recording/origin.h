// Whose words a recording holds, as its head says it: real venues' or simulated ones', and the addresses they
// were heard at. Recordings of before, and captures, say nothing of it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace plimsoll {

struct RecordingOrigin {
    enum class Source : std::uint8_t { Unsaid, Live, Simulated };
    Source source = Source::Unsaid;
    std::map<std::string, std::string> endpoints;  // "binance.ws": "wss://fstream.binance.com"

    bool said() const { return source != Source::Unsaid; }
    bool operator==(const RecordingOrigin&) const = default;
};

// "LIVE", "SIMULATED"; empty: not said.
std::string_view sourceName(RecordingOrigin::Source source);

// One JSON object, as the head of a frame log holds it. What is not understood is not said.
std::string toJson(const RecordingOrigin& origin);
RecordingOrigin originFromJson(std::string_view json);

// Whether they were heard at different places: other venues or fewer of them at the same addresses are none.
bool elsewhere(const RecordingOrigin& a, const RecordingOrigin& b);

// Of several recordings that are shown as one: simulated as soon as one of them is, live when all say so.
RecordingOrigin together(const RecordingOrigin& a, const RecordingOrigin& b);

}  // namespace plimsoll
