#include "tests/support/fixtures.h"

#include "tests/support/print_events.h"

#include <QDir>
#include <QFile>

namespace plimsoll::test {

namespace {

constexpr std::array<std::string_view, 7> kKindNames = {"data",   "ack",     "nack",   "pong",
                                                        "notice", "unknown", "ignored"};

std::string fileText(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        if (end > at) lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

// A tiny walker of its own: what the tests do to JSON must not depend on the code under test.
struct Walker {
    std::string_view s;
    std::size_t at = 0;
    std::vector<std::pair<std::size_t, std::size_t>> places;

    void space()
    {
        while (at < s.size() && (s[at] == ' ' || s[at] == '\n' || s[at] == '\t')) ++at;
    }
    std::string_view text()
    {
        const std::size_t start = at++;
        while (s[at] != '"') at += s[at] == '\\' ? 2 : 1;
        ++at;
        return s.substr(start, at - start);
    }
    std::string value(bool reverse)
    {
        space();
        const std::size_t start = at;
        std::string out;
        if (s[at] == '{' || s[at] == '[') {
            const char close = s[at] == '{' ? '}' : ']';
            const bool object = s[at] == '{';
            out = s[at++];
            std::vector<std::string> parts;
            for (space(); s[at] != close; space()) {
                std::string part;
                if (object) {
                    part = std::string(text()) + ':';
                    space();
                    ++at;  // the colon
                }
                parts.push_back(part + value(reverse));
                space();
                if (s[at] == ',') ++at;
            }
            ++at;
            if (object && reverse) std::reverse(parts.begin(), parts.end());
            for (std::size_t i = 0; i < parts.size(); ++i) out += (i ? "," : "") + parts[i];
            out += close;
        } else if (s[at] == '"') {
            out = text();
        } else {
            while (at < s.size() && std::string_view(",]} \n").find(s[at]) == std::string_view::npos) ++at;
            out = s.substr(start, at - start);
        }
        places.emplace_back(start, at - start);
        return out;
    }
};

}  // namespace

FixtureLine fixtureLine(std::string url, std::string_view text, std::string asked)
{
    FixtureLine line{std::move(url), std::move(asked), {}, text.size()};
    line.text.reserve(text.size() + 64);
    line.text.assign(text);
    line.text.append(64, '\0');
    return line;
}

std::vector<Fixture> allFixtures()
{
    std::vector<Fixture> all;
    for (const VenueId venue : kVenues) {
        if (!venueProfile(venue)) continue;
        const QDir dir(QStringLiteral(PLIMSOLL_SOURCE_DIR "/tests/data/") +
                       QString::fromStdString(std::string(venueKey(venue))));
        for (const QString& name : dir.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
            Fixture f;
            f.venue = venue;
            f.path = dir.filePath(name).toStdString();
            f.name = std::string(venueKey(venue)) + '/' + name.chopped(5).toStdString();
            f.market = name.contains(QLatin1String(".spot.")) ? Market::Spot : Market::Perp;
            std::string url, asked;
            for (const std::string& line : linesOf(fileText(dir.filePath(name)))) {
                if (line.starts_with('#')) continue;
                if (line.starts_with("GET ")) {
                    url = line.substr(4);
                    continue;
                }
                if (line.starts_with("POST ")) {
                    const std::size_t space = line.find(' ', 5);
                    url = line.substr(5, space - 5);
                    asked = line.substr(space + 1);
                    continue;
                }
                f.lines.push_back(fixtureLine(std::exchange(url, {}), line, std::exchange(asked, {})));
            }
            f.expected = fileText(dir.filePath(name.chopped(5) + QStringLiteral(".expected")));
            all.push_back(std::move(f));
        }
    }
    return all;
}

Decoder::Decoder(VenueId venue)
    : profile(*venueProfile(venue)),
      catalogue(venue, Catalogue::Unknown::Invent),
      codec(profile.makeCodec(catalogue))
{
    stamp.received = fromUnixMs(1'800'000'000'000);
    stamp.mono = Mono{std::chrono::hours(1)};
}

std::string Decoder::decode(const FixtureLine& line, Market market, EventBatch& out)
{
    refused = false;
    const auto failure = [this](const DecodeError& e) {
        refused = true;
        return "! " + e.path + ": " + e.what + '\n';
    };
    if (!line.url.empty()) {
        const auto request = profile.recorded(line.url, line.asked, catalogue);
        if (!request) {
            refused = true;
            return "! unknown address " + line.url + '\n';
        }
        const auto done = codec->decodeReply(*request, line.padded(), stamp, out);
        return done ? printBatch(out, catalogue) : failure(done.error());
    }
    const auto frame = codec->decodeFrame(line.padded(), stamp, market, out);
    if (!frame) return failure(frame.error());
    std::string s = printBatch(out, catalogue);
    if (frame->kind != FrameKind::Data) {
        s += "= " + std::string(kKindNames[static_cast<std::size_t>(frame->kind)]);
        if (frame->requestId >= 0) s += ' ' + std::to_string(frame->requestId);
        if (!frame->message.empty()) s += " '" + frame->message + '\'';
        if (frame->closing) s += " closing";
        s += '\n';
    }
    return s;
}

std::string reversedKeys(std::string_view json)
{
    Walker w{json, 0, {}};
    return w.value(true);
}

std::vector<std::pair<std::size_t, std::size_t>> valuePlaces(std::string_view json)
{
    Walker w{json, 0, {}};
    static_cast<void>(w.value(false));
    w.places.pop_back();
    return std::move(w.places);
}

}  // namespace plimsoll::test
