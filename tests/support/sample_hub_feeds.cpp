#include "tests/support/sample_hub.h"

#include <array>
#include <memory>
#include <string>

namespace plimsoll::sample {

void Hub::health()
{
    HealthSnapshot s;
    s.asOf = {m_now.wall - std::chrono::milliseconds{400}, m_now.mono - std::chrono::milliseconds{400}};
    for (VenueId v : kVenues) {
        VenueRow& row = s.venues[static_cast<std::size_t>(v)];
        row.venue = v;
        if (!on(v)) continue;
        row.enabled = true;
        row.state = m_mood == Mood::Stale ? Freshness::Stale
                    : bad(v) || slow(v)   ? Freshness::Late
                                          : Freshness::Live;
        if (bad(v)) row.detail = "BTC book 6.4 s";
        if (slow(v)) row.detail = "ETH book 3.4 s";
        auto h = std::make_shared<FeedHealth>();
        h->venue = v;
        h->at = m_now.mono - std::chrono::milliseconds{300};
        const auto at = static_cast<std::size_t>(v);
        h->frames = std::array<std::uint64_t, kVenueCount>{1'284'112, 902'331, 611'093, 40'212}[at];
        h->bytes = 3'100'000'000;
        h->framesPerSecond = std::array<double, kVenueCount>{1240, 806, 590, 62}[at];
        h->bytesPerSecond = 1.9e6;
        h->lastFrame = m_now.mono - (m_mood == Mood::Stale ? Duration(std::chrono::seconds{200})
                                                           : Duration(std::chrono::milliseconds{12}));
        h->latencyP50 = std::array<double, kVenueCount>{38, 61, 74, 310}[at];
        h->latencyP99 = std::array<double, kVenueCount>{112, 147, 203, 1240}[at];
        h->clockOffsetMs = std::array<double, kVenueCount>{-4.2, 11, 0.8, -21}[at];
        h->booksLive = m_mood == Mood::Stale ? 0 : bad(v) ? 38 : 40;
        h->booksWanted = 40;
        h->gaps = bad(v) ? 2 : 0;
        h->resyncs = bad(v) ? 3 : 1;
        h->reconnects = 1;
        if (m_mood == Mood::Stale) h->headline = "connection refused by fstream.binance.com, next attempt in 8 s";
        for (const char* name : {"perp depth 1", "perp depth 2", "perp market", "spot depth 1"}) {
            SocketHealth socket;
            socket.name = name;
            socket.url = std::array<const char*, kVenueCount>{
                "wss://fstream.binance.com/public/stream", "wss://stream.bybit.com/v5/public/linear",
                "wss://ws.okx.com:8443/ws/v5/public", "wss://api.hyperliquid.xyz/ws"}[at];
            socket.state = m_mood == Mood::Stale ? SocketState::Backoff : SocketState::Live;
            socket.topics = 60;
            socket.topicsLive = bad(v) && std::string(name) == "perp depth 1" ? 58 : 60;
            socket.topicsSilent = socket.topics - socket.topicsLive;
            socket.frames = 412'000;
            socket.lastFrame = h->lastFrame;
            socket.since = m_now.mono - std::chrono::minutes{41};
            if (m_mood == Mood::Stale) {
                socket.retryAt = m_now.mono + std::chrono::seconds{8};
                socket.lastError = "connection refused";
            }
            h->sockets.push_back(socket);
        }
        if (v == VenueId::Bybit) {
            h->sockets[0].refused.push_back(
                {"orderbook.200.TAOUSDT", "error:handler not found,topic:orderbook.200.TAOUSDT"});
            h->errors = 1;
            h->recentErrors.push_back(
                {m_now.wall - std::chrono::minutes{3}, "data.b[3][0]", "not a decimal", "{\"topic\":\"orderbook"});
        }
        h->budgets.push_back({"perp weight", 412, 2400, std::chrono::minutes{1}, {}, {}});
        const Freshness f = fresh(v);
        h->classes = {{"books", 40, bad(v) ? 38u : 40u, false, bad(v) ? Freshness::Late : f, h->lastFrame},
                      {"trades", 40, 40, false, f, h->lastFrame},
                      {"open interest", 20, 20, false, f, m_now.mono - std::chrono::seconds{9}},
                      {std::string(kLiquidationClass), 20, 20, true, f, {}}};
        h->history = {40, v == VenueId::Okx ? 12u : 40u, v == VenueId::Okx ? 84u : 0u, 260, 0, false, {}};
        row.health = h;
    }
    s.eventsPerSecond = 6200;
    s.eventToModelP50 = 3.4;
    s.eventToModelP99 = 18;
    s.queueWaiting = 12;
    s.queuePeak = 4100;
    m_hub.health.publish(s);
}

void Hub::emptyHealth()
{
    HealthSnapshot s;
    s.asOf = m_now;
    for (VenueId v : kVenues) {
        VenueRow& row = s.venues[static_cast<std::size_t>(v)];
        row.venue = v;
        if (!on(v)) continue;
        row.enabled = true;
        auto h = std::make_shared<FeedHealth>();
        h->venue = v;
        h->at = m_now.mono;
        h->headline = v == VenueId::Binance ? "host fapi.binance.com not found: check the network or the "
                                              "proxy setting, next attempt in 4 s"
                                            : "HTTP 403 from api.bybit.com: not served from this country; a "
                                              "proxy setting may help, next attempt in 28 s";
        row.health = h;
        row.detail = h->headline;
    }
    m_hub.health.publish(s);
}

}  // namespace plimsoll::sample
