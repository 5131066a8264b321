// What is fed with hostile bytes, one row a target. The fuzzers (`./check --fuzz`) grow inputs for them; every
// build runs them over their seeds and over all inputs that were ever found (tests/data/found).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {
struct RecordEntry;
}

namespace plimsoll::fuzz {

struct Target {
    const char* name;
    void (*run)(std::string_view input);  // ends the program where something does not hold
    std::vector<std::string> (*seeds)();
};

std::span<const Target> targets();
const Target* targetNamed(std::string_view name);

// One list a file; targets.cpp joins them.
std::span<const Target> wireTargets();     // frames, replies, HTTP, WebSocket
std::span<const Target> scanTargets();     // numbers, levels, JSON, packed bytes
std::span<const Target> bookTargets();     // the sequence law and the order book
std::span<const Target> linkTargets();     // books over connections
std::span<const Target> fileTargets();     // recordings
std::span<const Target> historyTargets();  // the history's plain files
std::span<const Target> textTargets();     // what people import, paste, edit
std::span<const Target> keptTargets();     // settings, workspaces, themes, keys, voices

// What was recorded of an answer, as an input of `replies_<venue>`; nothing: it is none of those.
std::optional<std::string> replySeed(const RecordEntry& reply);

// Says what and ends the program: to a fuzzer and to a test a finding.
void require(bool holds, const char* what);

// Numbers out of the input, the rest stays; zeros when nothing is left.
class Bytes {
public:
    explicit Bytes(std::string_view input) : m_left(input) {}
    bool empty() const { return m_left.empty(); }
    std::uint8_t byte();
    std::size_t below(std::size_t n) { return n ? byte() % n : 0; }
    std::string_view rest() const { return m_left; }

private:
    std::string_view m_left;
};

}  // namespace plimsoll::fuzz
