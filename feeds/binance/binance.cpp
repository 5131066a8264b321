// The profile: Binance as a table of values. Sources: binance.md sections 1 to 3.
#include "feeds/binance/binance.h"

namespace plimsoll {

VenueProfile binanceProfile()
{
    using std::chrono::milliseconds;
    using std::chrono::minutes;
    using std::chrono::seconds;

    VenueProfile p;
    p.id = VenueId::Binance;
    p.live.at(Role::Rest) = "https://fapi.binance.com";
    p.live.at(Role::Ws) = "wss://fstream.binance.com";
    p.live.at(Role::SpotRest) = "https://data-api.binance.vision";
    p.live.at(Role::SpotWs) = "wss://data-stream.binance.vision";
    p.heartbeat = {{}, seconds(20)};
    p.send = {milliseconds(250), 200, 200, 0};  // futures: 10 messages a second
    // Spot: 5, pings and pongs included. What is asked for anew goes out as a pair, and a wire that was held up
    // for a moment brings several together.
    p.sendSpot = {milliseconds(450), 200, 200, 0};
    p.connectionsAMinute = 60;  // spot: 300 in five minutes; of futures none is told, and they share the gate
    p.pools = {
        {"perp weight", 2400, minutes(1), "X-MBX-USED-WEIGHT-1M"},  // shared with coin-margined futures
        {"perp statistics", 1000, minutes(5), {}},
        {"perp funding", 500, minutes(5), {}},
        {"spot weight", 6000, minutes(1), "X-MBX-USED-WEIGHT-1M"},
    };
    p.perpSync = {ImageFrom::Rest, Link::PreviousIdEqualsLast, false, true,
                  "binance.md 3.2: drop u < L; first U <= L <= u, or pu = L; then pu = previous u"};
    p.spotSync = {ImageFrom::Rest, Link::FirstIdContinues, false, false,
                  "binance.md 3.3: drop u <= L; first U <= L + 1 <= u; then U <= previous u + 1"};
    p.makeCodec = &binance::makeCodec;
    p.startup = &binance::startup;
    p.plan = &binance::plan;
    p.polls = &binance::polls;
    p.pastWishes = binance::pastWishes();
    p.past = &binance::past;
    p.depthImage = &binance::depthImage;
    p.shallowImage = &binance::shallowImage;
    p.subscribe = &binance::subscribe;
    p.identify = &binance::identify;
    p.bannedUntil = &binance::bannedUntil;
    return p;
}

}  // namespace plimsoll
