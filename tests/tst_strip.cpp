// The strip under the top bar: its words on the market's state, what gives way, that no text is cut, and that
// every cell opens the panel that explains it, by mouse and by keyboard.
#include "model/metrics/metric_ids.h"
#include "tests/support/sample_hub.h"
#include "tests/support/strict_log.h"
#include "ui/feed_strip.h"
#include "ui/strip_room.h"
#include "ui/strip_signals.h"
#include "ui/strip_state.h"
#include "widgets/format.h"
#include "widgets/style_sheet.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace plimsoll;

namespace {

const StripFigure& of(const std::vector<StripFigure>& figures, FigureKind kind)
{
    return *std::find_if(figures.begin(), figures.end(), [&](const StripFigure& f) { return f.kind == kind; });
}

constexpr FigureKind kSignals[] = {FigureKind::Funding, FigureKind::Interest, FigureKind::Basis,
                                   FigureKind::Liquidity};

}  // namespace

class TstStrip : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_log.listen();
        m_theme = builtinTheme(QStringLiteral("dark"));
        applyTheme(*qApp, m_theme);
    }
    void init()
    {
        m_now = {m_clock.wall(), m_clock.mono()};
        m_hub = std::make_unique<SnapshotHub>();
    }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void phaseAndFragility();
    void whatIsNotKnownHasNotFailed();
    void highFundingCutsTheSize();
    void theFourSignals();
    void signalsSayWhatWasChecked();
    void unknownSaysWhy();
    void whatIsRaised();
    void givesWayInOrder();
    void nothingIsCut_data();
    void nothingIsCut();
    void everyWordHasRoom();
    void nothingMovesWithItsWords();
    void cellsOpenTheirPanel();
    void byKeyboard();
    void sinceWhen();
    void whatIsEqualIsNotPaintedAgain();

private:
    std::vector<StripFigure> figures(sample::Mood mood) const
    {
        sample::Hub(*m_hub, m_now, mood, true, sample::Hub::four()).fill();
        const auto market = m_hub->market.read().value;
        const auto funding = m_hub->funding.read().value;
        const auto tape = m_hub->liquidations.read().value;
        auto out = stripFigures(QStringLiteral("BTC"), summarize("BTC", market.get(), funding.get(), m_now.wall),
                                liquidated(tape.get(), m_now, m_now.mono - std::chrono::hours{2}), Freshness::Live,
                                m_now);
        addState(out, QStringLiteral("BTC"), m_hub->metrics.read().value.get(), m_hub->risk.read().value.get(),
                 m_now);
        return out;
    }

    test::StrictLog m_log;
    Theme m_theme;
    ManualClock m_clock;
    AsOf m_now;
    std::unique_ptr<SnapshotHub> m_hub;
};

void TstStrip::phaseAndFragility()
{
    const auto all = figures(sample::Mood::Full);
    QCOMPARE(all.size(), kFigures);
    for (std::size_t i = 0; i < all.size(); ++i) QCOMPARE(all[i].kind, static_cast<FigureKind>(i));
    QCOMPARE(all[1].value, QStringLiteral("Euphoria"));
    QCOMPARE(all[1].label, QStringLiteral("BTC phase"));
    QCOMPARE(all[1].ring->arc, 1);
    QCOMPARE(all[1].ring->inside, QStringLiteral("26 h"));
    QVERIFY(all[1].detail.startsWith(QStringLiteral("4 of 5 normal")));
    const StripFigure& fragility = of(all, FigureKind::Fragility);
    QCOMPARE(fragility.value, QStringLiteral("41"));
    QCOMPARE(fragility.note, QStringLiteral("coverage 2 of 7"));
    QCOMPARE(fragility.detail, QStringLiteral("most from depth"));
    QCOMPARE(*fragility.gauge->score, 41.0);
    QCOMPARE(fragility.mark, std::optional(Provenance::Modelled));
    // Its parts, and what is not known of them.
    QVERIFY(fragility.tip.contains(QStringLiteral("depth adds 29.0 of 20")));
    QVERIFY(fragility.tip.contains(QStringLiteral("cluster: not known")));
}

void TstStrip::whatIsNotKnownHasNotFailed()
{
    auto all = figures(sample::Mood::Full);
    MetricSnapshot values = *m_hub->metrics.read().value;
    auto btc = std::make_shared<AssetMetrics>(*values.find("BTC"));
    btc->facts.normal = {true, true, std::nullopt, true, true};
    values.assets = {btc};
    addState(all, QStringLiteral("BTC"), &values, m_hub->risk.read().value.get(), m_now);
    QVERIFY2(of(all, FigureKind::Phase).detail.startsWith(QStringLiteral("4 of 4 normal")),
             qPrintable(of(all, FigureKind::Phase).detail));
}

void TstStrip::signalsSayWhatWasChecked()
{
    auto all = figures(sample::Mood::Full);
    const auto tip = [&](const char* metric, std::string_view word, FigureKind kind, const AssetFacts& facts) {
        MetricSnapshot values = *m_hub->metrics.read().value;
        auto btc = std::make_shared<AssetMetrics>(*values.find("BTC"));
        const auto id = *analytics::metricId(metric);
        const auto& words = analytics::word(id).words;
        btc->at(id).value = static_cast<double>(std::find(words.begin(), words.end(), word) - words.begin());
        btc->at(id).at = values.asOf.mono;
        btc->at(id).coverage = 1;
        btc->facts = facts;
        values.assets = {btc};
        auto out = all;
        addState(out, QStringLiteral("BTC"), &values, m_hub->risk.read().value.get(), m_now);
        return of(out, kind).tip;
    };
    AssetFacts f;
    f.signalFunding.value = -1e-4;
    QVERIFY(!tip("signal_funding", "FEAR", FigureKind::Funding, f).contains(QStringLiteral("price held")));
    f.dryPowder = true;
    QVERIFY(tip("signal_funding", "FEAR", FigureKind::Funding, f).contains(QStringLiteral("price held")));
    f.signalLiquidity = {0.79, 1, {}};
    QVERIFY(tip("signal_liquidity", "STEADY", FigureKind::Liquidity, f).contains(QStringLiteral("Less can be")));
    f.signalLiquidity = {0.8, 1, {}};
    QVERIFY(tip("signal_liquidity", "STEADY", FigureKind::Liquidity, f).contains(QStringLiteral("About as much")));
    f.rebuiltVenues = 2, f.rebuiltOf = 2;
    QVERIFY(
        tip("signal_liquidity", "REBUILT", FigureKind::Liquidity, f).contains(QStringLiteral("On 2 of 2 venues")));
}

void TstStrip::highFundingCutsTheSize()
{
    const auto funding = [&](std::optional<double> mult) {
        auto all = figures(sample::Mood::Full);
        MetricSnapshot values = *m_hub->metrics.read().value;
        auto btc = std::make_shared<AssetMetrics>(*values.find("BTC"));
        MetricValue& size = btc->at(metric::sizeMult);
        size.value = mult;
        size.at = values.asOf.mono;
        size.coverage = 1;
        values.assets = {btc};
        addState(all, QStringLiteral("BTC"), &values, m_hub->risk.read().value.get(), m_now);
        return of(all, FigureKind::Funding);
    };
    const QString badge = QStringLiteral("size \u00d70.60");
    QCOMPARE(funding(0.6).detail, QStringLiteral("24 h \u22120.28 bp, ") + badge);
    QCOMPARE(funding(0.6).detailBrief, badge);
    QVERIFY2(funding(0.6).tip.contains(QStringLiteral("was \u22121.90")), qPrintable(funding(0.6).tip));
    QVERIFY(funding(0.6).tip.contains(QStringLiteral("30 to 50 % less size: ") + badge));
    // Whole, or not known: no word of it.
    for (const auto& whole : {std::optional(1.0), std::optional<double>()})
        QVERIFY(!(funding(whole).detail + funding(whole).tip).contains(QStringLiteral("size \u00d7")));
}

void TstStrip::theFourSignals()
{
    const auto all = figures(sample::Mood::Full);
    const StripFigure& funding = of(all, FigureKind::Funding);
    QCOMPARE(funding.value, QStringLiteral("Balancing"));
    QCOMPARE(funding.light, std::optional(Severity::None));
    QCOMPARE(funding.detail, QStringLiteral("24 h \u22120.28 bp, was \u22121.90"));
    QCOMPARE(funding.note, format::age(std::chrono::hours{5}));
    QVERIFY(funding.tip.contains(QStringLiteral("Regime: long watch")));
    const StripFigure& interest = of(all, FigureKind::Interest);
    QCOMPARE(interest.value, QStringLiteral("Deleveraging"));
    QCOMPARE(interest.light, std::optional(Severity::Warning));
    QCOMPARE(interest.detail, QStringLiteral("OI \u22121.80 %, RV +33.6 %"));
    const StripFigure& basis = of(all, FigureKind::Basis);
    QCOMPARE(basis.value, QStringLiteral("Wide 2.3\u00d7"));
    QCOMPARE(basis.light, std::optional(Severity::Warning));
    QCOMPARE(basis.detail, QStringLiteral("9.20 bp, normal 4.00"));
    QVERIFY(basis.tip.contains(QStringLiteral("Since ")));
    // Liquidity has no word in the sample: grey, with what is measured and why there is no word.
    const StripFigure& liquidity = of(all, FigureKind::Liquidity);
    QCOMPARE(liquidity.value, QStringLiteral("unknown"));
    QVERIFY(liquidity.detail.startsWith(QStringLiteral("$4.10m at 10 bp")));
    QVERIFY(liquidity.tip.contains(QStringLiteral("Liquidity: unknown, ")));
    QCOMPARE(liquidity.fresh, Freshness::Off);
}

void TstStrip::unknownSaysWhy()
{
    // Nothing said yet, and something said too long ago, are both unknown: no zero, no green.
    std::vector<StripFigure> none = stripFigures(QStringLiteral("BTC"), {}, {}, Freshness::Off, m_now);
    addState(none, QStringLiteral("BTC"), nullptr, nullptr, m_now);
    for (const auto& all : {none, figures(sample::Mood::Stale)}) {
        const StripFigure& phase = of(all, FigureKind::Phase);
        QCOMPARE(phase.value, QStringLiteral("unknown"));
        QCOMPARE(phase.ring->arc, -1);
        QVERIFY(!phase.detail.isEmpty());  // why
        const StripFigure& fragility = of(all, FigureKind::Fragility);
        QCOMPARE(fragility.value, QStringLiteral("\u2014"));
        QVERIFY(!fragility.gauge->score);
        for (const FigureKind kind : kSignals) {
            const StripFigure& f = of(all, kind);
            QCOMPARE(f.value, QStringLiteral("unknown"));
            QVERIFY(!f.light);
            QVERIFY(f.note.isEmpty());
            QCOMPARE(f.worst, Severity::None);
            QCOMPARE(f.fresh, Freshness::Off);
            QVERIFY(f.tip.contains(QStringLiteral("unknown, no data yet")));
        }
    }
}

void TstStrip::whatIsRaised()
{
    const auto all = figures(sample::Mood::Full);
    // Of the sample's three only the depth of BTC concerns BTC; a light is as bad as what is raised on it.
    QCOMPARE(of(all, FigureKind::Liquidity).worst, Severity::Critical);
    QVERIFY(of(all, FigureKind::Liquidity).tip.contains(QStringLiteral("Critical BTC depth")));
    QCOMPARE(of(all, FigureKind::Funding).worst, Severity::None);
    QCOMPARE(of(all, FigureKind::Liquidated).worst, Severity::None);
}

void TstStrip::givesWayInOrder()
{
    FeedStrip strip(m_theme, sample::Hub::four(), nullptr);
    const auto all = figures(sample::Mood::Full);
    strip.setFigures(all);
    std::size_t before = 0;
    std::vector<FigureKind> gone(firstToGo().begin(), firstToGo().end());
    for (const int width : {500, 700, 900, 1100, 1366, 1600, 1920, 2560}) {
        strip.setNarrow(width < 1500);
        strip.resize(width, strip.height());
        std::size_t shown = 0;
        int right = 0;
        const auto rects = strip.figureRects();
        bool missing = false;
        for (std::size_t i = 0; i < rects.size(); ++i) {
            if (rects[i].isNull()) continue;
            ++shown;
            QVERIFY(rects[i].left() >= right);
            right = rects[i].right();
        }
        // What stands in the order after something shown is shown too.
        for (auto kind = gone.rbegin(); kind != gone.rend(); ++kind) {
            const bool here = !rects[static_cast<std::size_t>(*kind)].isNull();
            QVERIFY(!(here && missing));
            missing = missing || !here;
        }
        QVERIFY(right < width - 296);  // the feeds keep their place
        QVERIFY(shown >= before);
        before = shown;
        QVERIFY(!rects[1].isNull());  // the phase stays
        // All that is not said elsewhere, on the smallest screen that is planned for.
        if (width >= 1366) QVERIFY(shown >= 7);
        strip.grab();
    }
    QCOMPARE(before, kFigures);
}

void TstStrip::nothingIsCut_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {1366, 1440, 1536, 1600, 1920, 2560}) QTest::addRow("%d", width) << width;
}

void TstStrip::nothingIsCut()
{
    QFETCH(int, width);
    for (const sample::Mood mood :
         {sample::Mood::Full, sample::Mood::Late, sample::Mood::Stale, sample::Mood::Empty}) {
        m_hub = std::make_unique<SnapshotHub>();
        FeedStrip strip(m_theme, sample::Hub::four(), nullptr);
        strip.setFigures(figures(mood));
        strip.setVenues(m_hub->health.read().value.get(), m_now);
        strip.setNarrow(width < 1500);
        strip.resize(width, strip.height());
        strip.grab();
        QVERIFY(strip.written().size() > 20);
        for (const FeedStrip::Written& w : strip.written()) {
            QVERIFY2(w.width <= w.room, qPrintable(w.text));
            // What ends in dots ends between two parts; a word or a number is never broken.
            if (!w.text.endsWith(QChar(0x2026)) || w.text == w.whole) continue;
            QVERIFY2(w.text.endsWith(QStringLiteral(" \u2026")),
                     qPrintable(w.text + QStringLiteral(" of ") + w.whole));
        }
    }
}

// Each of the words that a signal may ever say, where there is least room.
void TstStrip::everyWordHasRoom()
{
    for (const FigureKind kind : kSignals) {
        const int room = stripRoom(kind, m_theme).narrow - kStripLeft - kStripRight;
        for (const SignalWord& w : signalWords(kind)) {
            const QString shown = w.brief.isEmpty() ? w.full : w.brief;
            QVERIFY2(QFontMetrics(m_theme.font(13, 500)).horizontalAdvance(shown) <= room, qPrintable(shown));
        }
    }
    int sum = 0;
    for (std::size_t i = 1; i < kFigures; ++i) sum += stripRoom(static_cast<FigureKind>(i), m_theme).narrow;
    QVERIFY2(sum + 4 * 74 + 12 <= 1366, qPrintable(QString::number(sum)));
    sum += stripRoom(FigureKind::Asset, m_theme).narrow;
    QVERIFY2(sum + 4 * 100 + 12 <= 1920, qPrintable(QString::number(sum)));
}

void TstStrip::nothingMovesWithItsWords()
{
    FeedStrip strip(m_theme, sample::Hub::four(), nullptr);
    strip.resize(1920, 76);
    strip.setFigures(figures(sample::Mood::Full));
    const auto full = strip.figureRects();
    m_hub = std::make_unique<SnapshotHub>();
    strip.setFigures(figures(sample::Mood::Stale));
    QCOMPARE(strip.figureRects(), full);
}

void TstStrip::cellsOpenTheirPanel()
{
    FeedStrip strip(m_theme, sample::Hub::four(), nullptr);
    strip.setFigures(figures(sample::Mood::Full));
    strip.resize(1920, 76);
    QSignalSpy opened(&strip, &FeedStrip::figureClicked);
    for (const QRect& r : strip.figureRects()) QTest::mouseClick(&strip, Qt::LeftButton, {}, r.center());
    QStringList panels;
    for (const auto& call : opened) panels << call[0].toString();
    QCOMPARE(panels, QStringList({"depth", "phase", "funding", "interest", "basis", "liquidity", "fragility",
                                  "liquidations"}));
}

void TstStrip::byKeyboard()
{
    FeedStrip strip(m_theme, sample::Hub::four(), nullptr);
    strip.setFigures(figures(sample::Mood::Full));
    strip.resize(1920, 76);
    strip.show();
    QVERIFY(strip.focusPolicy() & Qt::TabFocus);
    strip.setFocus();
    QSignalSpy opened(&strip, &FeedStrip::figureClicked), feeds(&strip, &FeedStrip::venueClicked);
    const QImage before = strip.grab().toImage();
    for (int i = 0; i < 4; ++i) QTest::keyClick(&strip, Qt::Key_Right);
    QCOMPARE(strip.current(), 4);
    QTest::keyClick(&strip, Qt::Key_Return);
    QCOMPARE(opened.takeFirst()[0].toString(), QStringLiteral("basis"));
    QTest::keyClick(&strip, Qt::Key_Left);
    QTest::keyClick(&strip, Qt::Key_Return);
    QCOMPARE(opened.takeFirst()[0].toString(), QStringLiteral("interest"));
    QTest::keyClick(&strip, Qt::Key_End);
    QTest::keyClick(&strip, Qt::Key_Right);  // there is nothing beyond
    QTest::keyClick(&strip, Qt::Key_Return);
    QCOMPARE(feeds.takeFirst()[0].value<VenueId>(), VenueId::Hyperliquid);
    QTest::keyClick(&strip, Qt::Key_Home);
    QCOMPARE(strip.current(), 0);
    QVERIFY(strip.accessibleDescription().contains(QStringLiteral("Basis and spread: Wide 2.3\u00d7")));
    QVERIFY(strip.accessibleDescription().contains(QStringLiteral("Hyperliquid: ")));
    QTRY_VERIFY(!strip.hasFocus() || strip.grab().toImage() != before);  // the place is seen
}

void TstStrip::sinceWhen()
{
    FeedStrip strip(m_theme, {VenueId::Binance, VenueId::Bybit}, nullptr);
    HealthSnapshot s;
    const auto say = [&](Freshness state) {
        m_now = {m_clock.wall(), m_clock.mono()};
        s.asOf = m_now;
        for (VenueId v : kVenues) {
            VenueRow& row = s.venues[static_cast<std::size_t>(v)];
            row.venue = v;
            row.enabled = true;
            row.state = v == VenueId::Bybit ? state : Freshness::Live;
            auto health = std::make_shared<FeedHealth>();
            health->venue = v;
            health->at = m_now.mono;
            health->lastFrame = m_now.mono;
            row.health = health;
        }
        strip.setVenues(&s, m_now);
    };
    say(Freshness::Live);
    m_clock.advance(std::chrono::seconds{90});
    say(Freshness::Late);
    QVERIFY(strip.cells()[1].since.isEmpty());
    m_clock.advance(std::chrono::seconds{12});
    say(Freshness::Late);
    QCOMPARE(strip.cells()[1].since, QStringLiteral("12 s"));
    QVERIFY(strip.cells()[1].tip.contains(QStringLiteral("late for 12 s, since ")));
    QCOMPARE(strip.cells()[0].since, format::age(std::chrono::seconds{102}));
    // Of another day with the day.
    const Timestamp late = m_now.wall - std::chrono::seconds{12};
    m_clock.advance(std::chrono::hours{30});
    say(Freshness::Late);
    QVERIFY2(strip.cells()[1].tip.contains(QStringLiteral(", since %1,").arg(format::dateTime(late))),
             qPrintable(strip.cells()[1].tip));
}

// It is told ten times a second, and most of the time it is told the same.
void TstStrip::whatIsEqualIsNotPaintedAgain()
{
    FeedStrip strip(m_theme, sample::Hub::four(), nullptr);
    const auto all = figures(sample::Mood::Full);
    strip.setFigures(all);
    strip.setVenues(m_hub->health.read().value.get(), m_now);
    const int before = strip.changes();
    QVERIFY(before > 0);
    for (int i = 0; i < 10; ++i) {
        strip.setFigures(all);
        strip.setVenues(m_hub->health.read().value.get(), m_now);
    }
    QCOMPARE(strip.changes(), before);
    // A tip is kept, and read when it is asked for.
    auto other = all;
    other[0].tip = QStringLiteral("another tip");
    strip.setFigures(other);
    QCOMPARE(strip.changes(), before);
    QCOMPARE(strip.figures()[0].tip, QStringLiteral("another tip"));
    other[0].value += u'1';
    strip.setFigures(other);
    QCOMPARE(strip.changes(), before + 1);
    QVERIFY(strip.accessibleDescription().contains(other[0].value));
    other.pop_back();
    strip.setFigures(other);
    QCOMPARE(strip.changes(), before + 2);
    // Time in a state is read in whole seconds.
    m_clock.advance(std::chrono::seconds{5});
    m_now = {m_clock.wall(), m_clock.mono()};
    strip.setVenues(m_hub->health.read().value.get(), m_now);
    QCOMPARE(strip.changes(), before + 3);
}

QTEST_MAIN(TstStrip)
#include "tst_strip.moc"
