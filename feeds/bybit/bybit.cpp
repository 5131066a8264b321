// The profile: Bybit as a table of values. Sources: bybit.md sections 1 to 3.
#include "feeds/bybit/bybit.h"

namespace plimsoll {

namespace {

// Section 1: with HTTP 200.
constexpr std::array kBusyCodes = {
    BusyCode{"10006", "too many requests"},
    BusyCode{"10016", "the venue has trouble or starts anew"},
    BusyCode{"10429", "the venue protects itself"},
};

}  // namespace

VenueProfile bybitProfile()
{
    using std::chrono::milliseconds;
    using std::chrono::seconds;

    VenueProfile p;
    p.id = VenueId::Bybit;
    p.live.at(Role::Rest) = "https://api.bybit.com";
    p.live.at(Role::Ws) = "wss://stream.bybit.com";
    p.heartbeat = {R"({"req_id":"0","op":"ping"})", seconds(20)};
    p.send = {milliseconds(100), 100, 1000, 20'000};  // documented: 21 000 characters of arguments in all
    p.sendSpot = {milliseconds(100), 10, 1000, 20'000};
    p.connectionsAMinute = 100;  // 500 in five minutes
    p.pools = {{"requests", 600, seconds(5), {}}};
    const char* const source =
        "bybit.md 3.2: any snapshot replaces; u = 1 restarts; a delta needs u = previous u + 1";
    p.perpSync = {ImageFrom::Stream, Link::IdPlusOne, true, true, source};
    p.spotSync = p.perpSync;
    p.makeCodec = &bybit::makeCodec;
    p.startup = &bybit::startup;
    p.plan = &bybit::plan;
    p.polls = &bybit::polls;
    p.pastWishes = bybit::pastWishes();
    p.past = &bybit::past;
    p.depthImage = &bybit::depthImage;
    p.subscribe = &bybit::subscribe;
    p.identify = &bybit::identify;
    p.nextPage = &bybit::nextPage;
    p.codeName = "retCode";
    p.busyCodes = kBusyCodes;
    return p;
}

}  // namespace plimsoll
