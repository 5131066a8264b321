// Many warnings and alerts at once are one story: it has a beginning, a count that runs, a place and an end. The
// person is told once, and may open the list of what was folded.
#pragma once

#include "model/metrics/metric_values.h"
#include "model/risk/warning.h"
#include "ui/voice_choice.h"
#include "ui/voice_news.h"

#include <QString>

#include <deque>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace plimsoll {

struct Story {
    enum class Cause : std::uint8_t { Many, ForcedOrders, Phase };
    enum class Side : std::uint8_t { Unknown, Longs, Shorts, Both };

    std::uint64_t number = 0;
    Cause cause = Cause::Many;
    AsOf began;
    std::optional<AsOf> ended;
    bool lost = false;  // what it lived by was not known at its end: nobody saw it end
    AsOf lastNews;
    Severity worst = Severity::Warning;
    Side side = Side::Unknown;  // of the forced orders
    int waves = 0;              // bursts of forced orders, each after a pause
    double peakUsd = 0;         // of forced orders in a minute: at least, feeds are sampled
    std::size_t folded = 0;
    std::map<std::string, std::size_t> assets;  // news of each; empty: of the market
    std::set<VenueId> venues;                   // named by the news
    std::set<VenueId> silent;                   // venues that delivered nothing meanwhile
    std::set<std::string> liquidating;          // assets that were in the phase LIQUIDATION
    bool asked = false;                         // an own alert in it asks to be told outside
    std::vector<News> news;                     // oldest first, the first kMost
    static constexpr std::size_t kMost = 1'000;

    // Forced orders, or a phase of them: else only much at once.
    bool cascade() const { return cause != Cause::Many || waves > 0; }
};

QString storyHead(const Story& story, Mono now);  // "Cascade in progress: longs, wave 3, 8 m 41 s"
QString storyWhere(const Story& story);           // "BTC 7, ETH 5 and 3 more; Binance, Bybit"
QString storyCause(const Story& story);           // why it is told as one
QString storyLine(const Story& story);            // "34 folded: 14 critical …", for lists and posts

class StoryTeller {
public:
    enum class Step : std::uint8_t { Nothing, Began, Grew, Ended };
    struct Told {
        Step step = Step::Nothing;
        std::vector<News> loose;  // not of a story
        std::vector<News> own;    // alerts that went into the story now: they have wishes of their own
    };
    // What counts for the end and the sides, beside the news.
    struct Market {
        std::vector<VenueId> silent;           // venues whose feeds are down
        bool forced = false;                   // LIQ_BURST stands, critical
        bool forcedUnknown = false;            // it did when it could be judged last
        std::vector<std::string> liquidating;  // assets in the phase LIQUIDATION
        std::vector<std::string> otherPhase;   // in another; of those in neither list it is not known
        double longUsd = 0, shortUsd = 0;      // forced within the minute, all watched assets
    };
    static Market marketOf(const RiskSnapshot* risk, const MetricSnapshot* metrics);

    Told hear(std::vector<News> fresh, const Market& market, const VoiceChoice& choice, AsOf now);
    // The one that runs; null: none.
    const Story* open() const { return !m_told.empty() && !m_told.front().ended ? &m_told.front() : nullptr; }
    // Newest first.
    const std::deque<Story>& told() const { return m_told; }
    const Story* find(std::uint64_t number) const;

    static constexpr Duration kWindow = std::chrono::seconds{60};
    static constexpr Duration kWavePause = std::chrono::seconds{60};
    // What is not known is waited for so long: an asset may be watched no longer, a venue be off for good.
    static constexpr Duration kDarkMost = std::chrono::minutes{30};
    static constexpr std::size_t kKept = 20;

private:
    void begin(Story::Cause cause, AsOf now);
    void fold(News n, AsOf now);
    void watch(Story& story, const Market& market, AsOf now);
    void follow(const Market& market);
    bool isDark(const Story& story, const Market& market) const;
    bool over(const Story& story, const Market& market, const VoiceChoice& choice, AsOf now) const;

    std::deque<Story> m_told;
    std::deque<Mono> m_recent;        // when news came, within the window
    std::set<std::string> m_inPhase;  // assets that were liquidating when that was last known
    // Of the running story.
    std::optional<Mono> m_forcedAt;
    std::optional<Mono> m_darkFrom, m_darkAt;  // what it lives by was not known: since then, and last
    bool m_phased = false;                     // it has seen the phase
    std::uint64_t m_number = 0;
};

}  // namespace plimsoll
