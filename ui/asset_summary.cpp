#include "ui/asset_summary.h"

#include "widgets/within.h"

#include <algorithm>

namespace plimsoll {

namespace {

std::optional<double> widthBp(Price bid, Price ask)
{
    const double mid = (bid.value() + ask.value()) / 2;
    if (mid <= 0 || ask < bid) return std::nullopt;
    return (ask - bid).value() / mid * 1e4;
}

// Several perpetuals of one venue (USDT, USDC): the one whose open interest is largest speaks for
// the price; all of them count in the sum of open interest.
bool speaksBefore(const InstrumentRow& a, const InstrumentRow& b)
{
    const auto weight = [](const InstrumentRow& r) {
        const double oi = r.oi && r.oi->value.usd ? *r.oi->value.usd : 0;
        return std::pair(r.watched, std::pair(oi, r.quote == "USDT"));
    };
    return weight(a) > weight(b);
}

AssetVenue venueOf(VenueId venue, std::vector<const InstrumentRow*> rows)
{
    std::sort(rows.begin(), rows.end(), [](auto* a, auto* b) { return speaksBefore(*a, *b); });
    const InstrumentRow& main = *rows.front();
    AssetVenue v;
    v.venue = venue;
    v.tick = main.tick;
    v.multiplier = main.multiplier > 0 ? main.multiplier : 1;
    if (main.mark) {
        v.mark = main.mark->value;
        v.markFresh = main.mark->fresh;
        v.markAt = main.mark->stamp.mono;
    }
    if (main.last) v.last = main.last->value;
    if (main.bid && main.ask) {
        v.spreadBp = widthBp(main.bid->price, main.ask->price);
        v.spreadFresh = main.bookFresh;
    } else if (main.bbo) {
        v.spreadBp = widthBp(main.bbo->value.bid, main.bbo->value.ask);
        v.spreadFresh = main.bbo->fresh;
    }
    for (const InstrumentRow* r : rows) {
        if (!r->oi || !r->oi->value.usd) continue;
        v.oiFresh = v.oiUsd ? worse(v.oiFresh, r->oi->fresh) : r->oi->fresh;
        if (!v.oiAt || r->oi->stamp.mono < *v.oiAt) v.oiAt = r->oi->stamp.mono;
        v.oiUsd = v.oiUsd.value_or(0) + *r->oi->value.usd;
    }
    return v;
}

void sumUp(AssetSummary& s, Timestamp now)
{
    std::optional<double> lowMark, highMark;
    for (const AssetVenue& v : s.venues) {
        if (v.mark && usable(v.markFresh)) {
            if (!s.mark) {
                s.mark = v.mark;
                s.markTick = v.tick;
                s.markVenue = v.venue;
            }
            const double perCoin = v.mark->value() / v.multiplier;
            lowMark = std::min(lowMark.value_or(perCoin), perCoin);
            highMark = std::max(highMark.value_or(perCoin), perCoin);
        }
        if (v.spreadBp && usable(v.spreadFresh))
            s.spreadBp = std::min(s.spreadBp.value_or(*v.spreadBp), *v.spreadBp);
        if (v.oiUsd && usable(v.oiFresh))
            s.oiUsd = s.oiUsd.value_or(0) + *v.oiUsd;
        else
            s.oiMissing.push_back(v.venue);
        if (v.funding && v.funding->next && *v.funding->next > now)
            s.nextFunding = std::min(s.nextFunding.value_or(*v.funding->next), *v.funding->next);
    }
    const auto marks = std::count_if(s.venues.begin(), s.venues.end(),
                                     [](const AssetVenue& v) { return v.mark && usable(v.markFresh); });
    if (marks > 1 && *lowMark > 0) s.markGapBp = (*highMark - *lowMark) / *lowMark * 1e4;
}

}  // namespace

AssetSummary summarize(const std::string& asset, const MarketSnapshot* market, const FundingSnapshot* funding,
                       Timestamp now)
{
    AssetSummary s;
    const FundingRow* row = nullptr;
    if (funding) {
        const auto found = std::find_if(funding->rows.begin(), funding->rows.end(),
                                        [&](const FundingRow& r) { return r.asset == asset; });
        if (found != funding->rows.end()) row = &*found;
    }
    for (VenueId venue : kVenues) {
        std::vector<const InstrumentRow*> rows;
        if (market)
            for (const InstrumentRow& r : market->rows)
                if (r.venue == venue && r.market == Market::Perp && r.asset == asset) rows.push_back(&r);
        const auto* cell = row ? &row->cells[static_cast<std::size_t>(venue)] : nullptr;
        if (rows.empty() && !(cell && *cell)) continue;
        AssetVenue v = rows.empty() ? AssetVenue{} : venueOf(venue, rows);
        v.venue = venue;
        if (cell && *cell) v.funding = **cell;
        s.venues.push_back(std::move(v));
    }
    if (row) s.fundingGap8h = row->spread8h;
    sumUp(s, now);
    return s;
}

std::optional<LiquidatedSum> liquidated(const LiquidationSnapshot* snapshot, AsOf now, std::optional<Mono> since)
{
    if (!snapshot || !since) return std::nullopt;
    return LiquidatedSum{snapshot->hour, within<Duration>(now.mono - *since, {}, std::chrono::hours{1})};
}

}  // namespace plimsoll
