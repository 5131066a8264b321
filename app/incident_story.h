// What happened in an incident, told by the model as it goes through the recording: samples of the market by the
// second, warnings, alerts and phases, how each venue bore it, what is missing. No window takes part.
#pragma once

#include "app/replay_files.h"
#include "feeds/recording/read_watch.h"
#include "model/alerts/alert.h"
#include "model/boards/phase.h"
#include "model/config.h"
#include "ui/source_kind.h"
#include "ui/timeline_marks.h"

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

struct StoryOrder {
    QStringList paths;  // an incident's folder, or recordings
    Config config;
    std::uint8_t venues = 0xff;
    QStringList assets;  // empty: those of the recording
    std::vector<AlertRule> alerts;
    std::map<std::string, Thresholds, std::less<>> limits;
};

// Of the asset that it is about, over all venues. Absent: not known then.
enum class StoryLine : std::uint8_t { Price, Interest, Funding, Basis, Depth, Spread, ForcedLongs, ForcedShorts };
inline constexpr std::size_t kStoryLines = 8;
struct StoryLineSpec {
    const char *key, *title, *unit;
    int decimals;
    bool worstIsLow;   // of the structure card: which way is worse
    bool card = true;  // stands in the card
};
const std::array<StoryLineSpec, kStoryLines>& storyLines();

struct StorySample {
    Timestamp at{};
    std::array<std::optional<double>, kStoryLines> values;
    std::array<std::optional<double>, kVenueCount> depth, spread;
};

struct StoryValue {
    std::optional<double> before, worst, after;
};

struct StoryVenue {
    VenueId venue = VenueId::Binance;
    std::uint64_t frames = 0, gaps = 0, resyncs = 0, reconnects = 0, errors = 0;
    double longestSilenceS = 0;
    std::optional<double> delayP99Ms;
    std::optional<double> worstSpread;   // times what it was before
    std::optional<double> depthLost;     // share
    std::optional<double> recoveredMin;  // until depth was back at four fifths
    bool stayedLow = false;              // it was not, up to the end
};

struct IncidentStory {
    QString title, reason, note, asset;
    QStringList assets, venueNames;
    SourceKind source = SourceKind::Replay;
    Timestamp at{}, from{}, to{};
    bool atIsGuess = false;   // the recording does not say which moment it is about
    bool atIsMiddle = false;  // and no forced orders were told of
    std::vector<TimelineMark> reasons;
    TimelineMarks marks;
    std::vector<StorySample> samples;
    std::array<StoryValue, kStoryLines> card;
    double beforeS = 0;  // seconds that "before" rests on
    std::vector<StoryVenue> venues;
    std::vector<FlushRecord> flushes;
    QStringList missing;  // sentences
};

// The error is a sentence. `progress`: 0 to 1; `watch` can end it.
Expected<IncidentStory, QString> tellIncident(const StoryOrder& order, const ReadWatchPtr& watch,
                                              const std::function<void(double)>& progress);

// What was before, at its worst and after, from the samples. Public for tests.
void judgeStory(IncidentStory& story);

}  // namespace plimsoll
