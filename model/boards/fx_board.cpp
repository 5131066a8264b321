#include "model/boards/fx_board.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace plimsoll {

namespace {

constexpr std::array<std::string_view, 3> kCurrencies = {"USDT", "USDC", "FDUSD"};
// Assets whose index every venue with dollar contracts has.
constexpr std::array<std::string_view, 2> kIndexed = {"BTC", "ETH"};
// No stablecoin that is alive is further from its dollar; a broken quote may be.
constexpr double kLowest = 0.2, kHighest = 2;

struct Measured {
    double usd = 0;
    std::string source;
    Stamp stamp;
};

bool sane(double usd)
{
    return std::isfinite(usd) && usd > kLowest && usd < kHighest;
}

bool fresh(const Stamp& stamp, Mono now)
{
    return now - stamp.mono < FxBoard::kLimit;
}

const Stamp& older(const Stamp& a, const Stamp& b)
{
    return b.mono < a.mono ? b : a;
}

// The newest of two answers to the same question.
void keepNewest(std::optional<Measured>& best, Measured next)
{
    if (sane(next.usd) && (!best || best->stamp.mono < next.stamp.mono)) best = std::move(next);
}

// The middle of a spot pair: by its best quotes, else by its last price. What is set aside is in no rate.
std::optional<std::pair<double, Stamp>> middleOf(const InstrumentTrack& t, Mono now)
{
    if (t.aside) return std::nullopt;
    if (t.bbo && fresh(t.bbo->stamp, now) && t.bbo->value.bid.raw > 0 && t.bbo->value.ask >= t.bbo->value.bid)
        return std::pair((t.bbo->value.bid.value() + t.bbo->value.ask.value()) / 2, t.bbo->stamp);
    if (t.last && fresh(t.last->stamp, now) && t.last->value.raw > 0)
        return std::pair(t.last->value.value(), t.last->stamp);
    return std::nullopt;
}

std::string pairName(const Instrument& i)
{
    std::string name(venueName(i.venue()));
    name += ' ';
    name += i.base;
    name += '/';
    name += i.quote;
    return name;
}

std::optional<Measured> byPair(const MarketBoard& market, std::string_view currency, std::string_view quote,
                               Mono now)
{
    std::optional<Measured> best;
    const auto siblings = market.assets().find(currency);
    if (siblings == market.assets().end()) return best;
    for (const InstrumentTrack* t : siblings->second) {
        const Instrument& i = *t->instrument;
        if (i.market != Market::Spot || i.quote != quote || i.status == InstrumentStatus::Delisted) continue;
        if (const auto middle = middleOf(*t, now)) keepNewest(best, {middle->first, pairName(i), middle->second});
    }
    return best;
}

std::optional<Measured> byIndex(const MarketBoard& market, std::string_view currency, Mono now)
{
    std::optional<Measured> best;
    for (const std::string_view asset : kIndexed) {
        const auto siblings = market.assets().find(asset);
        if (siblings == market.assets().end()) continue;
        for (const VenueId venue : kVenues) {
            const InstrumentTrack *dollars = nullptr, *other = nullptr;
            for (const InstrumentTrack* t : siblings->second) {
                const Instrument& i = *t->instrument;
                const bool usable =
                    !t->aside && t->index && fresh(t->index->stamp, now) && t->index->value.raw > 0;
                if (i.venue() != venue || i.market != Market::Perp || !usable || i.multiplier != 1) continue;
                if (i.quote == "USD") dollars = t;
                if (i.quote == currency) other = t;
            }
            if (!dollars || !other) continue;
            std::string source(venueName(venue));
            source += " index ";
            source += asset;
            source += "-USD / ";
            source += asset;
            source += '-';
            source += currency;
            keepNewest(best, {dollars->index->value.value() / other->index->value.value(), std::move(source),
                              older(dollars->index->stamp, other->index->stamp)});
        }
        if (best) return best;
    }
    return best;
}

}  // namespace

FxBoard::Change FxBoard::update(const MarketBoard& market, Mono now)
{
    std::array<std::optional<Measured>, kCurrencies.size()> found;
    for (std::size_t i = 0; i < kCurrencies.size(); ++i) {
        found[i] = byPair(market, kCurrencies[i], "USD", now);
        if (!found[i]) found[i] = byIndex(market, kCurrencies[i], now);
    }
    // What has no dollar price of its own: by a pair with one that has, either way round.
    const auto anchored = found;
    for (std::size_t i = 0; i < kCurrencies.size(); ++i) {
        for (std::size_t k = 0; k < kCurrencies.size() && !found[i]; ++k) {
            if (i == k || !anchored[k]) continue;
            std::optional<Measured> cross = byPair(market, kCurrencies[i], kCurrencies[k], now);
            if (!cross) {
                cross = byPair(market, kCurrencies[k], kCurrencies[i], now);
                if (cross) cross->usd = 1 / cross->usd;
            }
            if (!cross || !sane(cross->usd * anchored[k]->usd)) continue;
            cross->usd *= anchored[k]->usd;
            cross->source += " \u00d7 ";
            cross->source += anchored[k]->source;
            cross->stamp = older(cross->stamp, anchored[k]->stamp);
            found[i] = std::move(cross);
        }
    }

    bool factor = false;
    std::vector<FxRate> next;
    for (std::size_t i = 0; i < kCurrencies.size(); ++i) {
        const auto held = std::find_if(m_rates.begin(), m_rates.end(),
                                       [&](const FxRate& r) { return r.currency == kCurrencies[i]; });
        FxRate rate;
        rate.currency = kCurrencies[i];
        if (found[i]) {
            rate.usd = found[i]->usd;
            rate.source = std::move(found[i]->source);
            rate.stamp = found[i]->stamp;
            rate.fresh = judge(now - rate.stamp.mono, kLimit);
        } else if (held != m_rates.end() && held->usd && now - held->stamp.mono < kHeldFor) {
            // The last word counts on for a while, marked as what it is: a sum must not jump because a feed
            // fell silent.
            rate = *held;
            rate.fresh = Freshness::Stale;
        } else {
            rate.source = "no dollar price: taken as 1";
        }
        // The threshold has two sides, so that a rate near it does not switch with every quote.
        const bool was = held != m_rates.end() && held->applied();
        const double off = rate.usd ? std::abs(*rate.usd - 1) : 0;
        rate.used = rate.usd && off > (was ? 0.8 * kThreshold : kThreshold) ? *rate.usd : 1;
        // Sums move with the first tenth of a basis point, not with every quote.
        if (was && rate.used != 1 && std::abs(held->used - rate.used) < 1e-5) rate.used = held->used;
        factor |= held == m_rates.end() ? rate.used != 1 : held->used != rate.used;
        next.push_back(std::move(rate));
    }
    const bool told = next != m_rates;
    m_rates = std::move(next);
    return factor ? Change::Factor : told ? Change::Told : Change::None;
}

bool FxBoard::knows(std::string_view quote) const
{
    if (quote == "USD") return true;
    if (quote == "USDT0") quote = "USDT";
    return std::any_of(m_rates.begin(), m_rates.end(),
                       [&](const FxRate& r) { return r.currency == quote && r.usd.has_value(); });
}

double FxBoard::usdPer(std::string_view quote) const
{
    if (quote == "USDT0") quote = "USDT";  // Tether's dollar as Hyperliquid has it
    for (const FxRate& r : m_rates)
        if (r.currency == quote) return r.used;
    return 1;
}

}  // namespace plimsoll
