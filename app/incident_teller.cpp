// The telling: the recording through the model, sample by sample.
#include "app/export_names.h"
#include "app/incident_story.h"
#include "app/replay_data_source.h"
#include "app/replay_driver.h"
#include "app/replay_marks.h"
#include "model/metrics/metric_ids.h"
#include "widgets/format.h"

#include <algorithm>

namespace plimsoll {

namespace {

constexpr Duration kEvery = std::chrono::seconds{1};
constexpr Duration kMostTold = std::chrono::hours{24};  // a sample a second

QString qt(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

std::optional<double> sum(const std::optional<double>& a, const std::optional<double>& b)
{
    return a && b ? std::optional(*a + *b) : std::nullopt;
}

StorySample sampleOf(const AssetMetrics& m, Timestamp at)
{
    StorySample s;
    s.at = at;
    // What is old is not what was then.
    const auto value = [&](MetricId id, std::optional<VenueId> venue = {}) { return m.at(id, venue).value; };
    const auto set = [&](StoryLine line, std::optional<double> v) {
        s.values[static_cast<std::size_t>(line)] = v;
    };
    const auto depth = [&](std::optional<VenueId> venue = {}) {
        return sum(value(metric::depth100Bid, venue), value(metric::depth100Ask, venue));
    };
    static const MetricId price = analytics::metricId("price").value();
    set(StoryLine::Price, value(price));
    set(StoryLine::Interest, value(metric::oiUsd));
    set(StoryLine::Funding, value(metric::r8));
    if (auto& r8 = s.values[static_cast<std::size_t>(StoryLine::Funding)]) *r8 *= 1e4;
    set(StoryLine::Basis, value(metric::basisBps));
    set(StoryLine::Depth, depth());
    set(StoryLine::Spread, value(metric::spreadBps));
    set(StoryLine::ForcedLongs, value(metric::liqUsd1mLong));
    set(StoryLine::ForcedShorts, value(metric::liqUsd1mShort));
    for (const VenueId v : kVenues) {
        s.depth[static_cast<std::size_t>(v)] = depth(v);
        s.spread[static_cast<std::size_t>(v)] = value(metric::spreadBps, v);
    }
    return s;
}

// Where the recording does not say what it is about: the minute with the most forced orders.
std::optional<Timestamp> loudest(const IncidentStory& story)
{
    std::optional<Timestamp> at;
    double most = 0;
    for (const StorySample& s : story.samples) {
        const double forced = s.values[static_cast<std::size_t>(StoryLine::ForcedLongs)].value_or(0) +
                              s.values[static_cast<std::size_t>(StoryLine::ForcedShorts)].value_or(0);
        if (forced > most) most = forced, at = s.at;
    }
    return at;
}

void say(IncidentStory& story, const ReplayFiles& files, const QStringList& notices, const QStringList& paths)
{
    story.missing += files.remarks;
    for (const QString& n : notices) story.missing << oneLine(n);
    if (files.incident)
        for (const QString& p : files.incident->problems)
            if (!story.missing.contains(p)) story.missing << p;
    if (story.beforeS <= 0)
        story.missing << QStringLiteral(
            "The recording begins too late: what was usual before is not known, and nothing is held against it.");
    for (std::size_t i = 0; i < kStoryLines; ++i) {
        const bool none = std::none_of(story.samples.begin(), story.samples.end(),
                                       [i](const StorySample& s) { return s.values[i].has_value(); });
        if (none)
            story.missing << QStringLiteral("%1 was never known.").arg(QString::fromUtf8(storyLines()[i].title));
    }
    // What leaves the machine does not say how its folders are called.
    for (QString& m : story.missing) m = withoutPaths(m, paths);
    story.missing.removeDuplicates();
}

// What it is about, and from when to when: as the incident's own facts say it, else as the recording shows.
IncidentStory introduce(const ReplayFiles& files, const WatchSet& watched, const ReplaySource::Survey& survey)
{
    IncidentStory story;
    const auto* facts = files.incident && files.incident->facts ? &*files.incident->facts : nullptr;
    story.title = files.incident ? files.incident->name() : QString();
    story.reason = files.incident ? files.incident->reason() : QString();
    if (facts) {
        story.note = oneLine(QString::fromStdString(facts->note), 1'000);
        story.reasons = files.facts().reasons;
        for (const Incident::Reason& r : facts->reasons)
            if (story.asset.isEmpty()) story.asset = oneLine(QString::fromStdString(r.asset), 40);
    }
    const auto watches = [&](const QString& asset) {
        return std::find(watched.assets.begin(), watched.assets.end(), asset.toStdString()) !=
               watched.assets.end();
    };
    if ((story.asset.isEmpty() || !watches(story.asset)) && !watched.assets.empty())
        story.asset = QString::fromStdString(watched.assets.front());
    for (const std::string& a : watched.assets) story.assets << QString::fromStdString(a);
    story.from = facts ? std::clamp(facts->from, survey.first, survey.last) : survey.first;
    story.to = facts ? std::clamp(facts->to, survey.first, survey.last) : survey.last;
    if (story.to <= story.from) story.from = survey.first, story.to = survey.last;
    if (const Duration whole = story.to - story.from; whole > kMostTold) {
        story.to = story.from + kMostTold;
        story.missing << QStringLiteral("Only the first 24 h are told, of %1 h.")
                             .arg(QString::number(toSeconds(whole) / 3'600, 'f', 1));
    }
    return story;
}

using Venues = std::array<StoryVenue, kVenueCount>;

// Through the whole recording: samples of what the model says, and each venue's longest silence. False: cancelled.
bool readThrough(ReplayDriver& driver, const ReadWatchPtr& watch, const std::function<void(double)>& progress,
                 IncidentStory& story, Venues& venues)
{
    const ReplaySource::Survey& survey = driver.survey();
    Timestamp next = survey.first;
    const double span = std::max(1.0, toSeconds(survey.last - survey.first));
    const std::string asset = story.asset.toStdString();
    while (driver.step(survey.last)) {
        if (watch && watch->cancelled) return false;
        const Timestamp at = driver.position();
        if (at < next) continue;
        next = at + kEvery;
        if (progress) progress(0.5 * toSeconds(at - survey.first) / span);
        for (const VenueId v : kVenues) {
            if (!driver.source().has(v)) continue;
            const FeedHealth h = driver.source().health(v);
            if (h.lastFrame && at >= story.from && at <= story.to) {
                double& longest = venues[static_cast<std::size_t>(v)].longestSilenceS;
                longest = std::max(longest, toSeconds(h.at - *h.lastFrame));
            }
        }
        const AssetMetrics* m = driver.engine().metrics().values().find(asset);
        if (m && at >= story.from && at <= story.to) story.samples.push_back(sampleOf(*m, at));
    }
    driver.advance(survey.last);
    return !watch || !watch->cancelled;
}

// How the venues fared, once all is read.
void takeVenues(ReplayDriver& driver, const Venues& venues, IncidentStory& story)
{
    for (const VenueId v : kVenues) {
        if (!driver.source().has(v)) continue;
        const FeedHealth h = driver.source().health(v);
        StoryVenue venue = venues[static_cast<std::size_t>(v)];
        venue.venue = v;
        venue.frames = h.frames;
        venue.gaps = h.gaps;
        venue.resyncs = h.resyncs;
        venue.reconnects = h.reconnects;
        venue.errors = h.errors;
        venue.delayP99Ms = h.latencyP99;
        story.venues.push_back(venue);
        story.venueNames << qt(venueName(v));
    }
}

// A second look through the recording, for what marks its time line. False: cancelled.
bool lookForMarks(const MarkOrder& marks, const ReplaySource::Survey& survey, const ReadWatchPtr& watch,
                  const std::function<void(double)>& progress, IncidentStory& story)
{
    const double span = std::max(1.0, toSeconds(survey.last - survey.first));
    const ReadWatchPtr mine = watch ? watch : std::make_shared<ReadWatch>();
    story.marks = ReplayMarks::lookThrough(marks, mine, [&](const TimelineMarks& m) {
        if (progress) progress(0.5 + 0.5 * std::clamp(toSeconds(m.reached - survey.first) / span, 0.0, 1.0));
    });
    if (mine->cancelled) return false;
    const auto outside = [&](Timestamp at) { return at < story.from || at > story.to; };
    std::erase_if(story.marks.marks, [&](const TimelineMark& m) { return outside(m.at); });
    std::erase_if(story.marks.holes,
                  [&](const TimelineHole& h) { return h.to < story.from || h.from > story.to; });
    return true;
}

}  // namespace

Expected<IncidentStory, QString> tellIncident(const StoryOrder& order, const ReadWatchPtr& watch,
                                              const std::function<void(double)>& progress)
{
    const format::Standard english;  // as the report is, whatever the window speaks
    auto files = replayFiles(order.paths);
    if (!files) return Unexpected{files.error()};
    auto recording = Recording::open(files->files, watch);
    if (!recording) return Unexpected{recording.error()};
    SnapshotHub hub;
    ReplayDriver driver(std::move(*recording), order.config, hub, order.venues);
    const ReplaySource::Survey survey = driver.survey();
    if (survey.venues == 0)
        return Unexpected{
            QStringLiteral("nothing in %1 belongs to a venue of this build").arg(order.paths.join(u", "))};
    Options options;
    options.assets = order.assets;
    const WatchSet watched = watchOfRecording(survey, options);

    IncidentStory story = introduce(*files, watched, survey);
    story.source = kindOf(driver.source().origin());
    driver.setQuiet(true);
    driver.setWatch(watched);
    driver.setFocus(story.asset.toStdString());
    driver.setAlerts(order.alerts);
    driver.setRiskLimits(order.limits);
    Venues venues;
    if (!readThrough(driver, watch, progress, story, venues)) return Unexpected{QStringLiteral("cancelled")};
    takeVenues(driver, venues, story);
    driver.setQuiet(false);
    driver.settle();
    if (const auto phase = hub.phase.read().value; phase && phase->flushes)
        for (const FlushRecord& f : *phase->flushes)
            if (!f.stored && f.began <= story.to) story.flushes.push_back(f);
    const auto* facts = files->incident && files->incident->facts ? &*files->incident->facts : nullptr;
    const std::optional<Timestamp> loud = facts ? std::nullopt : loudest(story);
    story.atIsGuess = !facts;
    story.atIsMiddle = !facts && !loud;
    story.at = facts ? std::clamp(facts->at, story.from, story.to)
                     : loud.value_or(story.from + (story.to - story.from) / 2);
    judgeStory(story);
    const QStringList notices = driver.source().notices();

    const MarkOrder marks{files->files, order.config, order.venues, watched, order.alerts, order.limits};
    if (!lookForMarks(marks, survey, watch, progress, story)) return Unexpected{QStringLiteral("cancelled")};
    say(story, *files, notices, files->files + order.paths);
    if (progress) progress(1);
    return story;
}

}  // namespace plimsoll
