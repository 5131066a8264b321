// The profile: OKX as a table of values. Sources: okx.md sections 1 to 4 and 10.
#include "feeds/okx/okx.h"

namespace plimsoll {

namespace {

// Section 1: errors come with HTTP 200 as well.
constexpr std::array kBusyCodes = {BusyCode{"50011", "too many requests"}, BusyCode{"50013", "the venue is busy"}};

}  // namespace

VenueProfile okxProfile()
{
    using std::chrono::milliseconds;
    using std::chrono::seconds;

    VenueProfile p;
    p.id = VenueId::Okx;
    p.live.at(Role::Rest) = "https://www.okx.com";
    p.live.at(Role::Ws) = "wss://ws.okx.com:8443";
    p.heartbeat = {"ping", seconds(20)};  // a socket on which nothing is said for 30 s is dropped
    // Section 2: 480 requests an hour and connection, each of at most 64 KB; a request has as many args
    // as it likes. A refusal sends all its args again one by one, so it has not too many here.
    p.send = {milliseconds(100), 25, 250, 0, 480};
    p.sendSpot = p.send;
    p.pools = {
        {"market", 20, seconds(2), {}},
        {"public", 10, seconds(2), {}},
        {"statistics", 5, seconds(2), {}},
        {"books", 40, seconds(2), {}},
        {"status", 1, seconds(5), {}},
        // Section 10. Nothing else asks these.
        {"candles", 40, seconds(2), {}, 0.75},
        {"old candles", 20, seconds(2), {}, 0.75},
        {"interest history", 10, seconds(2), {}, 0.75},
    };
    p.perpSync = {ImageFrom::Stream,
                  Link::PreviousIdEqualsLast,
                  false,
                  true,
                  "okx.md 4: snapshot replaces; prevSeqId = last seqId, whatever seqId is; else subscribe anew",
                  true};
    p.spotSync = p.perpSync;
    p.makeCodec = &okx::makeCodec;
    p.startup = &okx::startup;
    p.plan = &okx::plan;
    p.polls = &okx::polls;
    p.pastWishes = okx::pastWishes();
    p.past = &okx::past;
    p.depthImage = &okx::depthImage;
    p.subscribe = &okx::subscribe;
    p.identify = &okx::identify;
    p.codeName = "code";
    p.busyCodes = kBusyCodes;
    return p;
}

}  // namespace plimsoll
