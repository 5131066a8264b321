// What one instrument did, second by second for half an hour, minute by minute for a day and an hour, hour
// by hour for 45 days, as it was seen or, before that, as its venue remembers it: the ground that windows and
// normals are computed from. All sizes in US dollars unless named. Unknown stays unknown: a second without a live
// book has no depth.
#pragma once

#include "model/market/time.h"
#include "model/metrics/series_ring.h"

#include <array>
#include <optional>
#include <utility>

namespace plimsoll {

inline constexpr std::array<double, 6> kBandsBp = {5, 10, 25, 50, 100, 200};

// One look at an instrument.
struct InstrumentSample {
    std::optional<double> mid, spreadBp, mark, index;
    std::array<std::optional<double>, kBandsBp.size()> bidUsd, askUsd;  // within the band
    std::optional<double> openInterest;                                 // base coins, single-sided
    std::optional<double> r8;
};

class InstrumentSeries {
public:
    enum Second {
        SMid,
        SSpread,
        SBid10,
        SAsk10,
        SBid25,
        SAsk25,
        SBid100,
        SAsk100,
        SBuy,
        SSell,
        SLong,
        SShort,
        kSecond
    };
    enum Minute {
        MOpen,
        MHigh,
        MLow,
        MClose,
        MInterest,
        MDepth100,  // both sides, mean of the minute
        MSpread,    // mean of the minute
        MRate,      // r8
        MBuy,
        MSell,
        MLong,
        MShort,
        MMark,
        MIndex,
        MLooks,  // seconds in which it was looked at; none: all of it is what the venue remembers
        kMinute
    };
    enum Hour { HHigh, HLow, HClose, HInterest, HDepth100, HSpread, HRate, HVariance, HBuy, HSell, kHour };

    static constexpr std::size_t kSeconds = 1'860, kMinutes = 1'500, kHours = 24 * 45, kFives = 30 * 288;
    static constexpr std::size_t kHappened = 310;  // seconds by when they happened

    // Since the last sample.
    void traded(bool buy, double usd) { (buy ? m_buy : m_sell) += usd; }
    void liquidated(bool longs, double usd) { (longs ? m_long : m_short) += usd; }
    // The same trade in the second in which it happened at the venue, not in the one in which it came.
    void happened(Step second, bool buy, double usd);
    struct Takers {
        double bought = 0, sold = 0;
    };
    // What takers did in a second of the last five minutes; absent where a trade of it would not have been heard.
    // Of one that is younger than kSettled not all may have come.
    std::optional<Takers> takersIn(Step second) const;
    static constexpr Step kSettled = 3;  // seconds
    // The same of single trades: how far their prices went, US dollars a coin, and the largest of them.
    struct Prints {
        double high = 0, low = 0, largestUsd = 0;
        bool largestIsBuy = true;
        std::optional<double> midBefore;  // of the book as it was when the largest came
    };
    // Whether it is the largest so far: its midBefore is asked for.
    bool printed(double price, bool buy, double usd)
    {
        if (!(price > 0)) return false;
        if (!m_prints) m_prints = Prints{price, price, 0, true, std::nullopt};
        if (price > m_prints->high) m_prints->high = price;
        if (price < m_prints->low) m_prints->low = price;
        if (!(usd > m_prints->largestUsd)) return false;
        m_prints->largestUsd = usd;
        m_prints->largestIsBuy = buy;
        m_prints->midBefore.reset();
        return true;
    }
    void largestCameAt(double mid) { m_prints->midBefore = mid; }
    // Between the last two samples; none: nothing was traded.
    const std::optional<Prints>& prints() const { return m_lastPrints; }

    // What of a flow has come since the last look.
    double sinceLook(Second flow) const
    {
        return flow == SBuy     ? m_buy
               : flow == SSell  ? m_sell
               : flow == SLong  ? m_long
               : flow == SShort ? m_short
                                : 0;
    }

    // Whether trades, and whether liquidations, would have been heard in a second; else their absence says
    // nothing. They come on different connections.
    struct Heard {
        bool trades = false, liquidations = false;
    };
    // Once a second.
    void sample(Step second, const InstrumentSample& sample, Heard heard);
    void sample(Step second, const InstrumentSample& look, bool both) { sample(second, look, Heard{both, both}); }

    // What the venue remembers: fills what was not seen, never replaces it; where it says nothing there stays a
    // gap. In any order, and as often as it is told; true: something is known that was not.
    struct PastBar {
        double open = 0, high = 0, low = 0, close = 0;
        std::optional<double> buyUsd, sellUsd;  // by takers
    };
    // Of one minute, of five, or of an hour; `first` is its first minute. Others have no place here.
    bool rememberBar(Step first, int minutes, const PastBar& bar);
    void rememberBar(Step minute, double open, double high, double low, double close, std::optional<double> buyUsd,
                     std::optional<double> sellUsd)
    {
        rememberBar(minute, 1, {open, high, low, close, buyUsd, sellUsd});
    }
    // As it stood at the beginning of that minute: what an hour ended with is told at the next one's first.
    bool rememberInterest(Step minute, double base);
    // What was settled for an hour takes the place of what was expected.
    bool rememberRate(Step hour, double r8);

    // What an earlier run has seen of its book in an hour: means, US dollars within 1 % and bp. Where this one saw
    // it, that counts.
    bool rememberBook(Step hour, std::optional<double> depth100, std::optional<double> spreadBp);

    // How many closes of minutes are known up to this one; counted once a minute.
    std::size_t closesKnown(Step minute) const;
    // What takers bought and sold in the day that ends with `minute`, US dollars; none unless nine tenths of it
    // are known: some minutes of one venue say nothing beside a day of another.
    std::optional<double> dayTurnover(Step minute) const;

    const SeriesRing<kSecond>& seconds() const { return m_seconds; }
    const SeriesRing<kMinute>& minutes() const { return m_minutes; }
    const SeriesRing<kHour>& hours() const { return m_hours; }

private:
    void closeMinute(Step minute);
    void closeHour(Step hour);
    void measureVariance(Step hour);
    void measureAfter(Step hour);
    std::optional<double> fiveClose(Step five) const;

    SeriesRing<kSecond> m_seconds{kSeconds};
    SeriesRing<kMinute> m_minutes{kMinutes};
    SeriesRing<kHour> m_hours{kHours};
    SeriesRing<1> m_fives{kFives};  // closes that only the venue remembers
    static constexpr std::size_t kBought = 0, kSold = 1;
    SeriesRing<2> m_happened{kHappened};  // by takers
    double m_buy = 0, m_sell = 0, m_long = 0, m_short = 0;
    std::optional<Prints> m_prints, m_lastPrints;
    struct Mean {
        double sum = 0;
        int count = 0;
    };
    Mean m_depth, m_spread;
    std::optional<Step> m_minute;
    mutable std::optional<std::pair<Step, std::size_t>> m_known;
};

// Steps of a moment on the charts' axis.
constexpr Step secondOf(Timestamp t)
{
    return std::chrono::floor<std::chrono::seconds>(t.time_since_epoch()).count();
}
constexpr Step minuteOf(Timestamp t)
{
    return std::chrono::floor<std::chrono::minutes>(t.time_since_epoch()).count();
}
constexpr Step hourOf(Timestamp t)
{
    return std::chrono::floor<std::chrono::hours>(t.time_since_epoch()).count();
}

}  // namespace plimsoll
