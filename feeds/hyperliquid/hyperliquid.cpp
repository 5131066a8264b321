// The profile: Hyperliquid as a table of values. Sources: hyperliquid.md sections 1 to 3.
#include "feeds/hyperliquid/hyperliquid.h"

namespace plimsoll {

VenueProfile hyperliquidProfile()
{
    using std::chrono::milliseconds;
    using std::chrono::seconds;

    VenueProfile p;
    p.id = VenueId::Hyperliquid;
    p.live.at(Role::Rest) = "https://api.hyperliquid.xyz";
    p.live.at(Role::Ws) = "wss://api.hyperliquid.xyz";
    p.heartbeat = {R"({"method":"ping"})", seconds(30)};
    // One subscription a frame; 2000 messages a minute and 1000 subscriptions over all sockets (hyperliquid.md 1).
    p.send = {milliseconds(40), 1, 500, 0};
    p.sendSpot = p.send;
    p.topicsAtOnce = 1000;
    p.connectionsAtOnce = 10;
    p.connectionsAMinute = 30;
    p.messagesAMinute = 2000;
    p.pools = {{"info", 1200, seconds(60), {}, 0.45}};
    p.perpSync = {ImageFrom::Every, Link::None, false, true,
                  "hyperliquid.md 3: every message is a complete book, numbered by its time"};
    p.spotSync = p.perpSync;
    p.makeCodec = &hyperliquid::makeCodec;
    p.startup = &hyperliquid::startup;
    p.plan = &hyperliquid::plan;
    p.polls = &hyperliquid::polls;
    p.pastWishes = hyperliquid::pastWishes();
    p.past = &hyperliquid::past;
    p.depthImage = &hyperliquid::depthImage;
    p.subscribe = &hyperliquid::subscribe;
    p.identify = &hyperliquid::identify;
    p.identifyPost = &hyperliquid::identifyPost;
    p.nextPage = &hyperliquid::nextPage;
    return p;
}

}  // namespace plimsoll
