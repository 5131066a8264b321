// What a title bar says of its panel's age: at most twice a second, what is worse at once, and never what is past.
#include "tests/support/panel_bench.h"
#include "ui/panel.h"

#include <QSignalSpy>
#include <QTest>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

// Says what it is told to say, in every pull and whenever it grows older.
class TalkingPanel : public Panel {
public:
    explicit TalkingPanel(const PanelDeps& deps)
        : Panel(QStringLiteral("talking"), QStringLiteral("Talking"), deps, nullptr)
    {
    }
    void age(AsOf) override { setFace(next); }
    void sayNow() { setFace(next); }

    PanelFace next{QStringLiteral("BTC perp"), Provenance::Measured, Freshness::Live, {}, {}};

protected:
    std::uint64_t version(const SnapshotHub& hub) const override { return hub.funding.version(); }
    void refresh(const SnapshotHub&, AsOf) override { setFace(next); }
};

}  // namespace

class TstPanelFace : public QObject, private test::PanelBench {
    Q_OBJECT

    std::unique_ptr<TalkingPanel> m_panel;
    std::unique_ptr<QSignalSpy> m_told;

    // News, so long after what was before.
    void pull(const QString& age, Duration later = 0ms)
    {
        m_now.mono += later;
        m_panel->next.age = age;
        m_hub->funding.publish(FundingSnapshot{});
        QVERIFY(m_panel->pull(*m_hub, m_now));
    }
    QString shown() const { return m_panel->face().age; }

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init()
    {
        fresh();
        m_panel = std::make_unique<TalkingPanel>(PanelDeps{m_theme, *m_selection, {VenueId::Binance}});
        m_told = std::make_unique<QSignalSpy>(m_panel.get(), &Panel::faceChanged);
        pull(QStringLiteral("10 ms"));
        QCOMPARE(shown(), QStringLiteral("10 ms"));
    }
    void cleanup()
    {
        m_told.reset();
        m_panel.reset();
        QCOMPARE(m_log.complaints(), QString());
    }

    void agesAreShownTwiceASecond();
    void whatWasHeldBackIsShownInTime();
    void anythingElseIsShownAtOnce();
    void aClockThatWasSetBackHoldsNothing();
};

void TstPanelFace::agesAreShownTwiceASecond()
{
    // Sixty pictures a second for three seconds, and growing older between them.
    for (int i = 1; i <= 180; ++i) {
        pull(QStringLiteral("%1 ms").arg(10 + i), std::chrono::nanoseconds{16'666'667});
        if (i % 30 == 7) m_panel->growOlder(m_now);
    }
    QCOMPARE(m_told->count(), 1 + 6);
    m_panel->next.tip = QStringLiteral("Binance: 20 ms");
    m_panel->growOlder(m_now);
    QCOMPARE(m_told->count(), 1 + 6);
}

void TstPanelFace::whatWasHeldBackIsShownInTime()
{
    pull(QStringLiteral("20 ms"), 100ms);
    pull(QStringLiteral("30 ms"), 100ms);
    QCOMPARE(shown(), QStringLiteral("10 ms"));
    // Nothing more is heard: the newest of it is shown when the half second is over.
    m_now.mono += 299ms;
    QVERIFY(!m_panel->pull(*m_hub, m_now));
    QCOMPARE(shown(), QStringLiteral("10 ms"));
    m_now.mono += 1ms;
    QVERIFY(!m_panel->pull(*m_hub, m_now));
    QCOMPARE(shown(), QStringLiteral("30 ms"));
    QCOMPARE(m_told->count(), 2);
    // What is said again as it is shown leaves nothing older behind.
    pull(QStringLiteral("40 ms"), 100ms);
    pull(QStringLiteral("30 ms"), 100ms);
    m_now.mono += 600ms;
    QVERIFY(!m_panel->pull(*m_hub, m_now));
    QCOMPARE(shown(), QStringLiteral("30 ms"));
}

void TstPanelFace::anythingElseIsShownAtOnce()
{
    m_panel->next.fresh = Freshness::Late;
    pull(QStringLiteral("BN 3.0 s"), 10ms);
    QCOMPARE(m_panel->face().fresh, Freshness::Late);
    QCOMPARE(shown(), QStringLiteral("BN 3.0 s"));
    m_panel->next.context = QStringLiteral("ETH perp");
    pull(QStringLiteral("BN 3.1 s"), 10ms);
    QCOMPARE(m_panel->face().context, QStringLiteral("ETH perp"));
    QCOMPARE(shown(), QStringLiteral("BN 3.1 s"));
    m_panel->next.provenance = Provenance::Modelled;
    pull(QStringLiteral("BN 3.2 s"), 10ms);
    QCOMPARE(shown(), QStringLiteral("BN 3.2 s"));
    // So is what a person does, and what is asked for by force: a picture is of now.
    m_panel->next.age = QStringLiteral("1 left out");
    m_panel->sayNow();
    QCOMPARE(shown(), QStringLiteral("1 left out"));
    m_panel->next.age = QStringLiteral("BN 3.3 s");
    QVERIFY(m_panel->pull(*m_hub, m_now, true));
    QCOMPARE(shown(), QStringLiteral("BN 3.3 s"));
}

void TstPanelFace::aClockThatWasSetBackHoldsNothing()
{
    pull(QStringLiteral("20 ms"), -10s);
    QCOMPARE(shown(), QStringLiteral("20 ms"));
}

QTEST_MAIN(TstPanelFace)
#include "tst_panel_face.moc"
