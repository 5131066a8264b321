#include "app/tone.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

namespace plimsoll {

namespace {

struct Note {
    double hertz, seconds, loud, bright;  // bright: share of the octave above
};

const std::vector<Note>& notesOf(Severity severity)
{
    static const std::vector<Note> notice = {{880, 0.22, 0.35, 0.1}};
    static const std::vector<Note> warning = {{660, 0.16, 0.5, 0.2}, {880, 0.28, 0.5, 0.2}};
    static const std::vector<Note> critical = {
        {988, 0.14, 0.7, 0.4}, {740, 0.14, 0.7, 0.4}, {988, 0.14, 0.7, 0.4}, {740, 0.3, 0.7, 0.4}};
    switch (severity) {
        case Severity::Critical: return critical;
        case Severity::Warning: return warning;
        case Severity::Notice:
        case Severity::None: break;
    }
    return notice;
}

void put(QByteArray& out, std::uint32_t v, int bytes)
{
    for (int i = 0; i < bytes; ++i) out.append(static_cast<char>((v >> (8 * i)) & 0xff));
}

}  // namespace

QByteArray toneOf(Severity severity)
{
    constexpr double kRise = 0.008, kTail = 0.06;  // seconds: no click at either end
    std::vector<std::int16_t> samples;
    for (const Note& n : notesOf(severity)) {
        const auto count = static_cast<std::size_t>(n.seconds * kToneRate);
        for (std::size_t i = 0; i < count; ++i) {
            const double t = double(i) / kToneRate;
            const double envelope =
                std::min({1.0, t / kRise, (n.seconds - t) / kTail}) * std::exp(-2.5 * t / n.seconds);
            const double angle = 2 * std::numbers::pi * n.hertz * t;
            const double wave = ((1 - n.bright) * std::sin(angle) + n.bright * std::sin(2 * angle));
            samples.push_back(static_cast<std::int16_t>(std::lround(32'000 * n.loud * envelope * wave)));
        }
    }
    const auto bytes = static_cast<std::uint32_t>(samples.size() * 2);
    QByteArray wav;
    wav.reserve(static_cast<qsizetype>(bytes) + 44);
    wav.append("RIFF");
    put(wav, 36 + bytes, 4);
    wav.append("WAVEfmt ");
    put(wav, 16, 4);
    put(wav, 1, 2);  // linear
    put(wav, 1, 2);  // one channel
    put(wav, kToneRate, 4);
    put(wav, kToneRate * 2, 4);
    put(wav, 2, 2);
    put(wav, 16, 2);
    wav.append("data");
    put(wav, bytes, 4);
    for (const std::int16_t s : samples) put(wav, static_cast<std::uint16_t>(s), 2);
    return wav;
}

}  // namespace plimsoll
