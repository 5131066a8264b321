#include "feeds/sim/server/dialect.h"

namespace plimsoll::sim {

bool Dialect::due(const char* what, std::int64_t wallMs, int everyMs)
{
    if (m_host.venue().everyStep) return true;
    const auto [at, fresh] = m_last.try_emplace(what, wallMs);
    if (!fresh && wallMs - at->second < everyMs) return false;
    at->second = wallMs;
    return true;
}

std::unique_ptr<Dialect> makeDialect(VenueId venue, Host& host)
{
    switch (venue) {
        case VenueId::Binance: return makeBinanceDialect(host);
        case VenueId::Bybit: return makeBybitDialect(host);
        case VenueId::Okx: return makeOkxDialect(host);
        case VenueId::Hyperliquid: return makeHyperliquidDialect(host);
    }
    return nullptr;
}

}  // namespace plimsoll::sim
