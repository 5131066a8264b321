// Fixtures of the codecs: tests/data/<venue>/<name>.<market>.json beside <name>.<market>.expected.
// Hand-written after protocols/, whole envelopes, one a line:
//   # a comment                       where it comes from, what it shows
//   GET /path?query                   the next line is the body of this reply
//   POST /path {"type":"meta"}        the same, with the body of the request
//   {"stream":...}                    a frame
#pragma once

#include "feeds/json_view.h"
#include "feeds/venue.h"

#include <memory>
#include <string>
#include <vector>

namespace plimsoll::test {

struct FixtureLine {
    std::string url;    // empty: a frame
    std::string asked;  // the request's body, by POST
    std::string text;   // with 64 bytes behind its end
    PaddedText padded() const { return {std::string_view(text).substr(0, size)}; }
    std::size_t size = 0;
};
FixtureLine fixtureLine(std::string url, std::string_view text, std::string asked = {});

struct Fixture {
    std::string name;  // "binance/depth.perp"
    std::string path;  // of the .json
    VenueId venue = VenueId::Binance;
    Market market = Market::Perp;
    std::vector<FixtureLine> lines;
    std::string expected;  // the file's text; empty when there is none
};
std::vector<Fixture> allFixtures();

// A codec with a catalogue that invents what it does not know, as for recordings.
struct Decoder {
    explicit Decoder(VenueId venue);
    // What came of it, as text: the events, or "= ack 7", or "! data.b[0][0]: not a decimal".
    std::string decode(const FixtureLine& line, Market market, EventBatch& out);
    bool refused = false;  // the last of them; a contract may have a name that looks like it in the text

    const VenueProfile& profile;
    Catalogue catalogue;
    std::unique_ptr<VenueCodec> codec;
    Stamp stamp;
};

// The same JSON with the fields of every object in reverse order.
std::string reversedKeys(std::string_view json);
// Every place of a JSON text where a value stands (not the outermost), as offset and length.
std::vector<std::pair<std::size_t, std::size_t>> valuePlaces(std::string_view json);

}  // namespace plimsoll::test
