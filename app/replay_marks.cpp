#include "app/replay_marks.h"

#include "app/give_way.h"
#include "model/alerts/alert_standing.h"
#include "model/market/disk_work.h"
#include "widgets/ui_text.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <utility>

namespace plimsoll {

namespace {

constexpr Duration kLookEvery = std::chrono::seconds{1};
constexpr Duration kQuiet = std::chrono::seconds{10};  // without a frame: a venue says several things a second
constexpr qint64 kTellMs = 250;
constexpr std::size_t kMostLiquidations = 500'000, kMostMarks = 50'000;

QString text(const std::string& s)
{
    return QString::fromStdString(s);
}

Severity severityNamed(const std::string& word)
{
    for (const Severity s : {Severity::Notice, Severity::Warning, Severity::Critical})
        if (severityWord(s) == word) return s;
    return Severity::None;
}

// One look: what the model says becomes marks.
class Look {
public:
    Look(const MarkOrder& order, const ReadWatchPtr& watch)
    {
        auto recording = Recording::open(order.files, watch);
        if (!recording) return;
        m_driver = std::make_unique<ReplayDriver>(std::move(*recording), order.config, m_hub, order.venues);
        m_driver->setQuiet(true);
        m_driver->engine().keepHistory([this](store::HistoryBatch&& batch) { take(batch); });
        m_driver->setWatch(order.watch);
        if (!order.watch.focus.empty()) m_driver->setFocus(order.watch.focus.front());
        m_driver->setAlerts(order.alerts);
        m_driver->setRiskLimits(order.limits);
        m_next = m_driver->survey().first;
    }
    bool opened() const { return m_driver != nullptr; }

    // Some steps on. False: the end is reached.
    bool go()
    {
        for (int i = 0; i < 50; ++i) {
            if (!m_driver->step(m_driver->survey().last)) return false;
            if (m_driver->position() >= m_next) lookAtFeeds();
        }
        m_marks.reached = m_driver->position();
        return true;
    }
    TimelineMarks finish()
    {
        lookAtFeeds();
        m_marks.reached = m_driver->survey().last;
        m_marks.complete = true;
        return now();
    }
    // With the holes that are open at this moment.
    TimelineMarks now() const
    {
        TimelineMarks marks = m_marks;
        for (const Feed& feed : m_feeds)
            for (const auto* hole : {&feed.silent, &feed.broken})
                if (*hole) {
                    marks.holes.push_back(**hole);
                    marks.holes.back().to = std::max(marks.reached, marks.holes.back().from);
                }
        std::stable_sort(marks.holes.begin(), marks.holes.end(),
                         [](const TimelineHole& a, const TimelineHole& b) { return a.from < b.from; });
        return marks;
    }

private:
    struct Feed {
        std::optional<TimelineHole> silent, broken;
        std::uint64_t gaps = 0;
        bool whole = false;  // once its books were
    };

    void add(TimelineMark mark)
    {
        if (m_marks.marks.size() < kMostMarks) m_marks.marks.push_back(std::move(mark));
    }

    void take(const store::HistoryBatch& batch)
    {
        for (const store::InstrumentRow& row : batch.instruments) m_assets[row.id] = text(row.asset);
        for (const store::LiquidationRow& row : batch.liquidations) {
            // What was told late stands where it happened: perhaps before the recording begins.
            const Timestamp at = fromUnixMs(row.late ? row.ms : row.receivedMs);
            if (row.late && at < m_driver->survey().first) continue;
            auto& all = m_marks.liquidations;
            if (!row.usd || all.size() >= kMostLiquidations) continue;
            const auto place = std::upper_bound(
                all.begin(), all.end(), at, [](Timestamp t, const TimelineLiquidation& l) { return t < l.at; });
            all.insert(place, {at, row.longs, row.id.venue(), *row.usd, m_assets[row.id]});
        }
        for (const store::JournalRow& row : batch.journal) {
            TimelineMark mark;
            mark.at = fromUnixMs(row.ms);
            mark.severity = severityNamed(row.level);
            mark.text = text(row.text);
            switch (row.kind) {
                case store::Entry::Warning:
                    if (row.level == "clear") mark.kind = TimelineMark::Kind::Cleared;
                    break;
                case store::Entry::Alert:
                    if (isStandingWord(row.level)) continue;  // it has not fired
                    mark.kind = TimelineMark::Kind::Alert;
                    break;
                case store::Entry::Phase:
                    if (row.text.empty()) continue;  // the first that is known is no change
                    mark.kind = TimelineMark::Kind::Phase;
                    mark.text =
                        QStringLiteral("%1 enters %2, %3").arg(text(row.asset), text(row.what), text(row.text));
                    break;
                case store::Entry::Feed:
                case store::Entry::Note: continue;
            }
            add(std::move(mark));
        }
    }

    void close(std::optional<TimelineHole>& hole, Timestamp at)
    {
        if (!hole) return;
        hole->to = at;
        if (m_marks.holes.size() < kMostMarks) m_marks.holes.push_back(*hole);
        hole.reset();
    }

    void lookAtFeeds()
    {
        const Timestamp at = m_driver->position();
        m_next = at + kLookEvery;
        ReplaySource& source = m_driver->source();
        for (const VenueId venue : kVenues) {
            if (!source.has(venue)) continue;
            Feed& feed = m_feeds[static_cast<std::size_t>(venue)];
            const FeedHealth h = source.health(venue);
            if (h.gaps > feed.gaps) {
                const auto more = h.gaps - feed.gaps;
                add({at, TimelineMark::Kind::Gap, Severity::None,
                     UiText::tr("%1: %2 in its books")
                         .arg(text(std::string(venueName(venue))),
                              more == 1 ? UiText::tr("a gap") : UiText::tr("%1 gaps").arg(more))});
                feed.gaps = h.gaps;
            }
            const Duration quiet = h.lastFrame ? h.at - *h.lastFrame : Duration{};
            if (quiet <= kQuiet)
                close(feed.silent, at - quiet);
            else if (!feed.silent)
                feed.silent = TimelineHole{at - quiet, at, venue, true};
            const bool whole = h.booksWanted > 0 && h.booksLive == h.booksWanted;
            feed.whole = feed.whole || whole;
            if (whole)
                close(feed.broken, at);
            else if (feed.whole && !feed.broken)
                feed.broken = TimelineHole{at, at, venue, false};
        }
    }

    SnapshotHub m_hub;
    std::unique_ptr<ReplayDriver> m_driver;
    TimelineMarks m_marks;
    std::map<InstrumentId, QString> m_assets;
    std::array<Feed, kVenueCount> m_feeds;
    Timestamp m_next{};
};

}  // namespace

ReplayMarks::ReplayMarks(bool low, Looker looker, QObject* parent)
    : QObject(parent), m_low(low), m_looker(std::move(looker))
{
    qRegisterMetaType<TimelineMarksPtr>("plimsoll::TimelineMarksPtr");
}

ReplayMarks::~ReplayMarks()
{
    stop();
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable()) m_thread.join();
}

TimelineMarks ReplayMarks::lookThrough(const MarkOrder& order, const ReadWatchPtr& watch, const Told& told)
{
    Look look(order, watch);
    if (!look.opened()) return {};
    QElapsedTimer since;
    since.start();
    while (!watch->cancelled && look.go()) {
        if (since.elapsed() < kTellMs) continue;
        told(look.now());
        since.restart();
    }
    if (watch->cancelled) return look.now();
    TimelineMarks all = look.finish();
    told(all);
    return all;
}

void ReplayMarks::look(MarkOrder order)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_watch) m_watch->cancelled = true;
        m_watch = std::make_shared<ReadWatch>();
        m_order = std::move(order);
    }
    m_wake.notify_one();
    if (!m_thread.joinable()) m_thread = std::thread([this] { run(); });
}

void ReplayMarks::stop()
{
    const std::lock_guard lock(m_mutex);
    if (m_watch) m_watch->cancelled = true;
    m_order.reset();
}

void ReplayMarks::run()
{
    if (m_low) giveWay();
    for (;;) {
        MarkOrder order;
        ReadWatchPtr watch;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || m_order; });
            if (m_ending) return;
            order = std::move(*m_order);
            m_order.reset();
            watch = m_watch;
        }
        lookFor(order, watch);
    }
}

void ReplayMarks::lookFor(const MarkOrder& order, const ReadWatchPtr& watch)
{
    const DiskWork work("reading the recording", {}, DiskWork::Kind::Reads);
    m_looker(order, watch, [this, &watch](const TimelineMarks& marks) {
        auto value = std::make_shared<const TimelineMarks>(marks);
        // A look that has been stopped says nothing more, even where its words are under way.
        QMetaObject::invokeMethod(
            this,
            [this, watch, value = std::move(value)] {
                if (!watch->cancelled) Q_EMIT found(value);
            },
            Qt::QueuedConnection);
    });
}

}  // namespace plimsoll
