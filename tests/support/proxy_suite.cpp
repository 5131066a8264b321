#include "tests/support/proxy_suite.h"

#include <algorithm>

namespace plimsoll::test {

namespace {

constexpr int kPatience = 120'000;
constexpr double kHandlerMs = 50, kMemoryMb = 20;

QString lossesSince(Strike& s)
{
    QString out;
    const TruthJudge::Counts now = s.counts();
    for (std::size_t i = 0; i < now.reasons.size(); ++i)
        if (const std::uint64_t n = now.reasons[i] - s.before.reasons[i]; n > 0)
            out += QStringLiteral("; %1 x %2")
                       .arg(n)
                       .arg(QString::fromStdString(std::string(lostReasonText(static_cast<LostReason>(i)))));
    return out;
}

}  // namespace

// What the venues that are not struck had before.
struct ProxySuite::Others {
    struct One {
        VenueId venue;
        TruthJudge::Counts counts;
        FeedHealth health;
        TruthJudge::Trades missing;
    };
    std::vector<One> all;

    Others(ProxiedWorld& world)
    {
        for (const VenueId v : kVenues)
            all.push_back({v, world.judged([v](TruthJudge& j) { return j.counts(v); }), world.health(v),
                           world.tradesMissing(v)});
    }
};

ProxySuite::ProxySuite(std::vector<int> numbers, ProxiedWorld::Setup setup)
    : m_faults(wireFaults(numbers)), m_setup(std::move(setup))
{
}

ProxiedWorld& ProxySuite::world()
{
    if (!m_world) m_world = std::make_unique<ProxiedWorld>(m_setup);
    return *m_world;
}

void ProxySuite::rows() const
{
    const QByteArray only = qgetenv("PLIMSOLL_FAULT_VENUE");
    QTest::addColumn<int>("which");
    QTest::addColumn<int>("venue");
    for (std::size_t i = 0; i < m_faults.size(); ++i) {
        const WireFault& f = m_faults[i];
        std::vector<VenueId> can;
        for (const VenueId v : kVenues)
            if ((f.venues >> static_cast<unsigned>(v)) & 1u) can.push_back(v);
        for (std::size_t n = 0; n < can.size(); ++n) {
            const std::string_view key = venueKey(can[n]);
            const bool wanted = only.isEmpty() ? n == i % can.size()
                                               : only == "all" || only == QByteArray(key.data(), int(key.size()));
            if (wanted)
                QTest::addRow("%d %s, %.*s", f.number, f.name, static_cast<int>(key.size()), key.data())
                    << static_cast<int>(i) << static_cast<int>(can[n]);
        }
    }
}

void ProxySuite::row()
{
    QFETCH(int, which);
    QFETCH(int, venue);
    QString late;
    for (Tries tries; tries.left(); tries.made(m_heldUp)) {
        late.clear();
        if (!strike(m_faults[static_cast<std::size_t>(which)], static_cast<VenueId>(venue), late)) return;
        if (late.isEmpty()) return;
        qInfo("%s", qPrintable(late));
        // What came to nothing counts for a minute (P7), and is not the next strike's.
        if (m_faults[static_cast<std::size_t>(which)].fromAttempt) {
            m_world.reset();
            m_struckBefore.reset();
        }
    }
    if (!instrumented()) QFAIL(qPrintable(late));
}

#define HOLDS(condition, text)                                  \
    do {                                                        \
        if (!(condition)) {                                     \
            QTest::qFail(qPrintable(text), __FILE__, __LINE__); \
            return false;                                       \
        }                                                       \
    } while (false)
#define COMES(condition, text) HOLDS(QTest::qWaitFor([&] { return (condition); }, kPatience), text)

// False: the test has failed. `late`: a limit in time that was not held.
bool ProxySuite::strike(const WireFault& fault, VenueId venue, QString& late)
{
    ProxiedWorld& w = world();
    const auto told = [&] { return QString::fromStdString(w.judged([](TruthJudge& j) { return j.firstWrong; })); };
    COMES(w.settled(), QStringLiteral("not everything is live before the fault"));
    const auto reported = [&, at = w.clock.mono()] { return w.reportedSince(at); };
    COMES(reported(), QStringLiteral("the feeds do not report"));
    Strike s{w, venue, wordsOf(venue)};
    const Others before(w);
    s.before = before.all[static_cast<std::size_t>(venue)].counts;
    s.health = before.all[static_cast<std::size_t>(venue)].health;
    const double memory = residentMb();
    s.open = s.wire([](FaultProxy& p) {
        p.forget();
        return p.open();
    });
    HandlerWatch::forget();
    m_heldUp = 0;
    w.takeLateness();

    s.at = monoMs();
    fault.strike(s);
    // Until it is noticed, and over.
    const auto notice = [&] {
        s.wasLost = s.wasLost || s.lost() || s.counts().losses > s.before.losses;
        const Freshness shown = w.shownBook(venue);
        if (!s.staleMs && (s.wasLost || shown >= Freshness::Stale)) s.staleMs = s.sinceMs();
        if (!s.attemptMs) {
            const auto knocks = s.wire([](FaultProxy& p) { return p.times(FaultProxy::Knock::Upgrade); });
            const auto first = std::find_if(knocks.begin(), knocks.end(), [&](qint64 t) { return t >= s.at; });
            if (first != knocks.end()) s.attemptMs = static_cast<double>(*first - s.at);
        }
        const bool met = !fault.until || fault.until(s);
        if (met && !s.metMs) s.metMs = s.sinceMs();
        return met && s.sinceMs() >= fault.stayMs;
    };
    COMES(notice(),
          QStringLiteral("the fault is not noticed: ") + QString::fromStdString(w.health(venue).headline));
    const qint64 lifted = monoMs();
    if (fault.lift) fault.lift(s);
    w.judged([venue](TruthJudge& j) { j.awaitHealing(venue); });

    const auto healed = [&] {
        notice();
        return w.judged([venue](TruthJudge& j) { return j.healedAfterMs(venue); });
    };
    COMES(healed().has_value(),
          QStringLiteral("not healed: ") + QString::fromStdString(w.health(venue).headline) + told());
    const double took = healed().value_or(0);
    if (fault.loses == WireFault::Books) HOLDS(s.wasLost, QStringLiteral("no book was lost"));
    if (fault.recovered) COMES(fault.recovered(s), QStringLiteral("it did not recover"));
    COMES(w.settled(), QStringLiteral("not everything is live after the fault: ") +
                           QString::fromStdString(w.health(venue).headline));
    const double heldUp = m_heldUp = w.takeLateness();
    if (fault.loses == WireFault::Nothing && s.counts().losses != s.before.losses) {
        late = QStringLiteral("books were lost") + lossesSince(s);
        HOLDS(heldUp > kHeldUpMs, late);
    }
    if (fault.healMs > 0) {
        double from = 0;
        if (fault.fromAttempt) {
            const auto knocks = s.wire([](FaultProxy& p) { return p.times(FaultProxy::Knock::Upgrade); });
            const auto next = std::find_if(knocks.begin(), knocks.end(), [&](qint64 t) { return t >= lifted; });
            if (next != knocks.end() && static_cast<double>(*next - lifted) < took)
                from = static_cast<double>(*next - lifted);
            if (from > 30'000 + heldUp) late = QStringLiteral("the next attempt came after %1 ms").arg(from);
        }
        if (took - from > fault.healMs + s.words.paceMs() + heldUp)
            late = QStringLiteral("healed after %1 ms, at most %2").arg(took - from).arg(fault.healMs);
        qInfo("healed after %.0f ms", took - from);
    }
    const auto reportedAfter = [&, at = w.clock.mono()] { return w.reportedSince(at); };
    COMES(reportedAfter(), QStringLiteral("the feeds do not report"));
    if (fault.then) {
        const QString wrong = fault.then(s);
        // What else goes wrong while nothing of this runs may be the machine's.
        HOLDS(wrong.isEmpty() || heldUp > kHeldUpMs, wrong + lossesSince(s));
        if (!wrong.isEmpty()) late = wrong + lossesSince(s);
    }
    if (fault.inTime && late.isEmpty()) late = fault.inTime(s);
    if (fault.attempts && late.isEmpty())
        late = tooManyAttempts(s.wire([&](FaultProxy& p) { return p.times(*fault.attempts); }));

    // The market stands still, and what is on its way arrives.
    w.atVenues([](sim::SimVenues& v) { v.setPaused(true); });
    const auto arrived = [&](VenueId v) {
        return w.tradesArrived(v, before.all[static_cast<std::size_t>(v)].missing);
    };
    QString missing;
    for (const VenueId v : kVenues) {
        if (v == venue && !fault.tradesComplete) continue;
        if (QTest::qWaitFor([&] { return arrived(v); }, kPatience / 4)) continue;
        // A connection that was given up because nothing ran for seconds has taken some with it.
        const bool cut = w.health(v).reconnects != before.all[static_cast<std::size_t>(v)].health.reconnects;
        (cut || heldUp > kHeldUpMs ? late : missing) =
            QStringLiteral("trades are missing at ") + QString::fromStdString(std::string(venueKey(v)));
    }
    const auto never = w.tradesMissing(venue);
    w.atVenues([](sim::SimVenues& v) { v.setPaused(false); });
    HOLDS(missing.isEmpty(), missing);
    HOLDS(std::all_of(never.begin(), never.end(), [](const auto& row) { return row.second >= 0; }),
          QStringLiteral("a trade was told that never was, or twice"));

    for (const Others::One& was : before.all) {
        const TruthJudge::Counts c = w.judged([&](TruthJudge& j) { return j.counts(was.venue); });
        const FeedHealth h = w.health(was.venue);
        const QString name = QString::fromStdString(std::string(venueKey(was.venue))) + QStringLiteral(": ");
        const bool struck = was.venue == venue, wrongMay = struck && fault.wrongUntilAudit;
        HOLDS(wrongMay || c.wrong == was.counts.wrong, name + QStringLiteral("a wrong book was live: ") + told());
        HOLDS(c.afterLoss == was.counts.afterLoss, name + QStringLiteral("a change followed a loss"));
        HOLDS(c.tradesTwice == was.counts.tradesTwice, name + QStringLiteral("a trade came twice"));
        HOLDS(c.notFinite == was.counts.notFinite, name + QStringLiteral("a number that is none"));
        HOLDS(c.shownCrossed == was.counts.shownCrossed, name + QStringLiteral("a crossed book was shown"));
        HOLDS(wrongMay || c.shownWrong == was.counts.shownWrong,
              name + QStringLiteral("a wrong book was shown: ") + told());
        if (c.shownStale != was.counts.shownStale)
            late =
                name + QStringLiteral("a book was shown as fresh for more than 3 s after the truth had left it");
        if (struck) continue;
        // Silence and what follows from it may be this machine's.
        const auto silent = static_cast<std::size_t>(LostReason::Silent);
        const auto gone = static_cast<std::size_t>(LostReason::Disconnected);
        const std::uint64_t slow =
            c.reasons[silent] + c.reasons[gone] - was.counts.reasons[silent] - was.counts.reasons[gone];
        if (slow > 0 || h.reconnects != was.health.reconnects)
            late = name + QStringLiteral("was disturbed by another venue's fault");
        HOLDS(c.losses - slow == was.counts.losses, name + QStringLiteral("a book was lost by another's fault"));
        // Requests that hung in the row before may fail only now.
        const bool own = m_struckBefore == was.venue;
        if (!own && h.errors != was.health.errors) late = name + QStringLiteral("an error by another's fault");
        HOLDS(h.overloadDropped == was.health.overloadDropped, name + QStringLiteral("updates were dropped"));
        HOLDS(slow > 0 || h.gaps == was.health.gaps, name + QStringLiteral("a gap by another's fault"));
    }
    m_struckBefore = venue;
    for (const char* thread : {"feed", "model"}) {
        const double worst = HandlerWatch::worstMs(QLatin1String(thread));
        if (worst > kHandlerMs)
            late = QStringLiteral("%1 was busy for %2 ms").arg(QLatin1String(thread)).arg(worst);
    }
    COMES(residentMb() - memory < kMemoryMb, QStringLiteral("%1 MB more").arg(residentMb() - memory));
    qInfo("%.1f s, held up for %.0f ms", s.sinceMs() / 1'000, heldUp);
    return true;
}

}  // namespace plimsoll::test
