// Keeps the vocabulary's values up to date for every watched asset: looks at each instrument once a
// second, remembers, and computes. The only writer of MetricValues.
//
// Its time is that of the charts: when the computer's clock is set back the series go on from where they are,
// when it is set forward there is a gap (FAULTS 49, 50).
//
// What follows the book is renewed every second; what rests on windows of hours and days once a minute,
// the assets spread over it, so that no step is long.
#pragma once

#include "model/analytics/funding.h"
#include "model/boards/fx_board.h"
#include "model/boards/market_board.h"
#include "model/boards/timeline.h"
#include "model/metrics/asset_inputs.h"
#include "model/metrics/metric_values.h"
#include "model/store/history_rows.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace plimsoll {

class MetricBoard {
public:
    MetricBoard(MarketBoard& market, const FxBoard& fx) : m_market(market), m_fx(fx) {}

    // What happens between two looks. `t.instrument` may be unknown yet: then it is not counted.
    // `ofNow`: it happened now; a trade that is told late says nothing of this second's prices. `happened`: when,
    // on our clock (happenedAt); not known: it has no place among what happened in a second.
    void traded(const InstrumentTrack& t, const Trade& trade, bool ofNow = true,
                std::optional<Mono> happened = {});
    void liquidated(const InstrumentTrack& t, const Liquidation& liquidation);
    // What the venue says of its own auto-deleveraging; `level` in its own words.
    void warned(const InstrumentTrack& t, const Adl& adl, std::string_view level, Mono at);
    // What the venue remembers of the past.
    void remember(const InstrumentTrack& t, const Kline& bar);
    void remember(const InstrumentTrack& t, const OpenInterest& past, Timestamp at);
    void remember(const InstrumentTrack& t, const Funding& settled);
    // Its book, as earlier runs have stored it; kept until the perpetual is watched.
    void remember(VenueId venue, const std::string& symbol, std::vector<store::BookHour> hours);

    // `streams`: whether each venue's liquidation stream is alive. Says whether there is something new:
    // once a second. `trades`: whether a trade of an instrument would have been heard; without it the
    // liquidations speak for them. `again`: the second that is there once more, with what has come in it; another
    // moment than the last one.
    using TradesHeard = std::function<bool(InstrumentId)>;
    bool step(AsOf now, const std::array<Freshness, kVenueCount>& streams, const TradesHeard& trades = nullptr,
              bool again = false);
    const MetricSnapshot& values() const { return m_values; }
    // Between two seconds: renews words that can be had at once (quick_words.h), by groups, in a copy of the
    // asset's values. Changes nothing that the next second rests on. False: the asset is not watched, or nothing
    // was looked at yet.
    bool renew(const std::string& asset, std::uint16_t groups, AsOf now,
               const std::array<Freshness, kVenueCount>& streams, AssetMetrics& values);
    // Nobody asks any more for what was asked for so far.
    void forgetBetween()
    {
        m_quickReadings.clear();
        m_quickRead.clear();
    }

    // The phase as an earlier run left it; taken up with the next step, unless this run has seen a change itself.
    void resume(const std::string& asset, PhaseResume from);

    const InstrumentSeries* series(InstrumentId id) const;
    // The modelled liquidation levels of a watched asset, by venue, with the usual assumptions; null: not watched.
    const std::array<VenueLevels, kVenueCount>* levels(std::string_view asset) const;
    // Another number: more of the asset's past is known, and what was begun with less of it begins anew.
    std::uint64_t grown(std::string_view asset) const;
    // The large orders that are followed in the books of a watched asset's perps; null: not watched.
    std::shared_ptr<const std::vector<WallMark>> walls(std::string_view asset) const;
    // The last flush of open interest of a watched asset, as looked for once an hour; null: not watched.
    const Flush* flush(std::string_view asset) const;
    // The last shock to the books of a watched asset, be it followed still or over; null: none was seen.
    const Shock* lastShock(std::string_view asset) const;
    // Puts the person's own positions among the values of a second, before anybody sees them (DeskBoard).
    using Own = std::function<void(const MetricSnapshot& values, AssetMetrics& market,
                                   std::span<const std::shared_ptr<AssetMetrics>> assets)>;
    void setOwn(Own own) { m_own = std::move(own); }
    // Where the charts' time stands; none: nothing was looked at yet.
    std::optional<Step> second() const { return m_second; }
    // What a value was, as far as it is kept (metric_past.h); of one venue, only what its series know.
    std::vector<PastSlot> past(MetricId id, const std::string& asset, std::optional<VenueId> venue,
                               Duration back) const;
    // Where a value stands among its last week's hours: the share of them that is not above it, and of how many.
    // Absent: too few are kept.
    struct Rank {
        double percentile = 0, hours = 0;
    };
    std::optional<Rank> rank(MetricId id, const std::string& asset, std::optional<VenueId> venue,
                             double value) const;
    // The leading perpetuals' series of an asset; null: the venue lists none, or is not watched.
    PerpSeries perps(const std::string& asset) const;

private:
    InstrumentSeries* seriesOf(const InstrumentTrack& t);
    void fillBooks(const InstrumentTrack& t, InstrumentSeries& s);
    void sample(AsOf now, const std::array<Freshness, kVenueCount>& streams, const TradesHeard& trades);
    using Readings = std::map<InstrumentId, BookReading>;
    AssetInputs inputsOf(const std::string& asset, AsOf now, const std::array<Freshness, kVenueCount>& streams,
                         const Readings& books);
    std::optional<double> adlState(const InstrumentTrack& t, AsOf now, Freshness stream) const;
    void forgetComputed(const std::string& asset);
    void takeSpeakers(const std::string& asset, AssetFacts& facts) const;
    // The series that a value over venues is made of now. None: it is a sum or a share, and of one nothing is
    // known.
    PerpSeries speaking(MetricId id, const std::string& asset) const;
    void stepMarket(AsOf now, const std::vector<std::string>& names, MetricSnapshot& next);

    MarketBoard& m_market;
    const FxBoard& m_fx;
    std::map<InstrumentId, std::unique_ptr<InstrumentSeries>> m_series;
    Readings m_readings;  // of this second
    struct Between {
        Stamp stamp;
        std::int64_t seq = 0;
        bool whole = false;  // else the touch alone
    };
    Readings m_quickReadings;  // of books of assets that are asked for between two seconds
    std::map<InstrumentId, Between> m_quickRead;
    std::map<std::string, AssetMemory, std::less<>> m_memory;
    MarketMemory m_marketMemory;
    MetricSnapshot m_values;
    struct AdlHeard {
        double state = 0;
        Mono at{};
    };
    std::map<InstrumentId, AdlHeard> m_adl;
    std::set<std::string, std::less<>> m_grown;  // assets of whose past there is more than was computed with
    bool m_marketGrown = false;
    std::map<std::string, PhaseResume, std::less<>> m_resumes;
    std::map<std::pair<VenueId, std::string>, std::vector<store::BookHour>> m_bookHours;  // of perpetuals
    Own m_own;
    Timeline m_axis;
    std::optional<Step> m_second;
};

}  // namespace plimsoll
