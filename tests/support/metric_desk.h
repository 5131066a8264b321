// One asset's metrics on up to four venues, whose hours, books and values are written by the test.
#pragma once

#include "tests/support/asset_desk.h"

#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace plimsoll::test {

struct MetricDesk : AssetDesk {
    std::array<InstrumentSeries, kVenueCount> perp;
    std::array<InstrumentTrack, kVenueCount> tracks;
    std::array<BookReading, kVenueCount> books;

    explicit MetricDesk(std::size_t venues = 1)
    {
        for (std::size_t v = 0; v < venues; ++v) {
            list(tracks[v], kVenues[v], 1);
            in.perp[v].track = &tracks[v];
            in.perp[v].series = &perp[v];
        }
        at(kHour0, 0);
    }
    void at(Step hour, Step seconds)
    {
        AssetDesk::at(hour, seconds);
        in.liquidations.fill(Freshness::Live);
    }
    void set(MetricId id, double v, std::optional<VenueId> venue = {})
    {
        setMetric(out, id, venue, v, in.now, {}, 1);
    }
    std::optional<double> value(MetricId id, std::optional<VenueId> venue = {}) const
    {
        return out.at(id, venue).value;
    }
    analytics::Reason reason(MetricId id) const { return out.at(id).reason; }
    // One look a minute over whole hours.
    void watch(Step from, Step until, double price, double depth, double interest, double spread = 1,
               double r8 = 0.0001)
    {
        for (Step m = from * 60; m < until * 60; ++m) {
            InstrumentSample look;
            look.mid = price;
            look.spreadBp = spread;
            look.bidUsd[4] = look.askUsd[4] = depth / 2;
            look.openInterest = interest;
            look.r8 = r8;
            perp[0].sample(m * 60, look, true);
        }
    }
    // Two and a half hours at 100 in which a tenth was opened: longs with a leverage of 50 are closed at 98.99.
    void open(std::size_t venue, double coins)
    {
        auto i = std::make_shared<Instrument>(*tracks[venue].instrument);
        i->maxLeverage = 50;
        tracks[venue].instrument = i;
        constexpr Step kFirst = kHour0 * 60, kOpened = 50, kMinutes = 150;
        for (Step m = 0; m < kMinutes; ++m) {
            perp[venue].rememberBar(kFirst + m, 1, {100, 100.05, 99.95, 100, 1'000.0, 0.0});
            perp[venue].rememberInterest(kFirst + m, m < kOpened ? coins : 1.1 * coins);
        }
        at(kHour0, kMinutes * 60);
    }
    // Bids, best first, against an endless ask; the mid is 100.
    void book(std::size_t venue, std::vector<analytics::Level> bids)
    {
        books[venue].mid = 100;
        books[venue].bids = std::move(bids);
        books[venue].asks = {{100.01, 1e9}};
        in.perp[venue].book = &books[venue];
    }
    void bar(InstrumentSeries& s, Step hour, double high, double low, double close, double buy = 0,
             double sell = 0)
    {
        s.rememberBar(hour * 60, 60, {close, high, low, close, buy, sell});
    }
};

}  // namespace plimsoll::test
