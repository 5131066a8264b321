// The books of the asset on screen, and the past of all watched ones.
#pragma once

#include "model/boards/market_board.h"
#include "model/boards/timeline.h"
#include "model/config.h"

#include <algorithm>
#include <string>
#include <vector>

namespace plimsoll {

// The past of an asset's books as somebody else has kept it.
struct DepthPast {
    struct Lane {
        VenueId venue = VenueId::Binance;
        Market market = Market::Perp;
        std::string symbol;
        std::int64_t scale = 1;
        DepthHistoryView view;
    };
    std::string asset;
    Timestamp from{};  // columns that begin earlier are not meant
    std::vector<Lane> lanes;
};

class DepthBoard {
public:
    DepthBoard(const HistoryConfig& config, MarketBoard& market) : m_config(config), m_market(market) {}

    // `guests` are looked at beside it: their books are kept as long, and cut alike.
    void setFocus(std::string asset, std::vector<std::string> guests = {});
    // The shortest columns of the asset in focus; zero: the usual ones.
    void setFinest(Duration column);
    const std::string& focus() const { return m_focus; }
    bool inFocus(const InstrumentTrack& t) const
    {
        return t.instrument &&
               (t.instrument->asset == m_focus ||
                std::find(m_guests.begin(), m_guests.end(), t.instrument->asset) != m_guests.end());
    }
    // The watch set or the instruments have changed: histories that nobody wants are dropped.
    void refit();

    // Before the first event: from now on moments have a place on the time axis.
    void start(const Clock& clock)
    {
        if (!m_timeline.anchored()) m_timeline.anchor(clock);
    }
    // Before an event at `now` changes the book: columns that end earlier show it as it was.
    // Says whether a column was closed.
    bool advance(InstrumentTrack& t, Mono now);
    bool advanceAll(const Clock& clock);
    // After an image: the past begins.
    void begin(InstrumentTrack& t);
    void reach(InstrumentTrack& t) const;

    // Goes before what was seen here; where nothing is seen yet it waits for the book. Of another asset than the
    // one in focus it is let go. Says whether a picture has changed.
    bool addPast(DepthPast past);
    // Of the asset in focus, as far as it was seen here.
    DepthPast past() const;
    // Rows that others want of a lane, if they have any; before the books.
    struct Step {
        VenueId venue = VenueId::Binance;
        Market market = Market::Perp;
        std::string symbol;
        Price step;
    };
    void setSteps(std::vector<Step> steps) { m_steps = std::move(steps); }

    DepthSnapshot snapshot(AsOf asOf) const { return snapshot(asOf, m_focus); }
    DepthSnapshot snapshot(AsOf asOf, const std::string& asset) const;
    // As MarketBoard::judgement, of the lanes in focus.
    std::uint64_t judgement(Mono now) const { return judgement(now, m_focus); }
    std::uint64_t judgement(Mono now, const std::string& asset) const;
    // When its books were changed last.
    Mono changed(const std::string& asset) const;
    std::size_t historyBytes() const;

private:
    bool wantsHistory(const InstrumentTrack& t) const;
    std::vector<DepthTiers::Plan> tiersFor(const InstrumentTrack& t) const;
    std::int64_t scaleOf(const InstrumentTrack& t) const;
    Price stepOf(const InstrumentTrack& t, std::int64_t scale, Price middle) const;
    bool takePast(InstrumentTrack& t);
    void keepWithinBudget();
    Duration grain() const;
    std::vector<const InstrumentTrack*> lanes(const std::string& asset) const;
    DepthLane laneOf(const InstrumentTrack& t, Mono now) const;

    HistoryConfig m_config;
    MarketBoard& m_market;
    Timeline m_timeline;
    Duration m_lead{};  // of the wall clock over the axis, when last looked at
    std::string m_focus;
    std::vector<std::string> m_guests;
    std::vector<InstrumentTrack*> m_recorded;  // those with a history
    Duration m_finest{};
    double m_focusShare = 1, m_otherShare = 1;  // of the configured numbers of columns, that memory allows
    Mono m_budgetChecked{};
    int m_memorySpent = 0;  // how often memory had run out when it was checked
    // No column ends between two multiples of the shortest: which one was passed last, and whether all were told.
    std::int64_t m_passed = -1;
    std::size_t m_passedBy = 0;
    std::vector<DepthPast> m_pasts;  // of the asset in focus, that wait for a book; newest first
    std::vector<Step> m_steps;
};

}  // namespace plimsoll
