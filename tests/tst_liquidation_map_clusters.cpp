// What the liquidation map's head says of clusters: how old the nearest is, which comes next, how much lies in the
// densest half percent; and which classes of leverage are drawn and counted.
#include "model/boards/level_map.h"
#include "tests/support/panel_rig.h"
#include "ui/panels/level_drawer.h"
#include "ui/panels/liquidation_map_panel.h"
#include "widgets/fact_strip.h"
#include "widgets/format.h"

#include <QCheckBox>

using namespace plimsoll;
using namespace std::chrono_literals;

class TstLiquidationMapClusters : public QObject, private test::PanelRig {
    Q_OBJECT

    std::unique_ptr<LiquidationMapPanel> made(sample::Mood mood = sample::Mood::Full)
    {
        useFour();
        auto panel = std::make_unique<LiquidationMapPanel>(*m_deps, nullptr);
        show(*panel, mood, {1'100, 820});
        return panel;
    }
    std::shared_ptr<const LevelMapSnapshot> levels() { return m_hub->levels.read().value; }
    void say(LiquidationMapPanel& panel, const LevelMapSnapshot& map)
    {
        m_hub->levels.publish(map);
        panel.pull(*m_hub, m_now);
    }
    static Fact factOf(const LiquidationMapPanel& panel, const QString& label)
    {
        for (const Fact& f : panel.facts()->facts())
            if (f.label.startsWith(label)) return f;
        return {};
    }
    static QCheckBox* boxOf(const LiquidationMapPanel& panel, const QString& leverage)
    {
        for (QCheckBox* b : panel.drawer()->findChildren<QCheckBox*>())
            if (b->text() == leverage) return b;
        return nullptr;
    }
    QString age(Step bar) const { return format::age(m_now.wall - Timestamp{std::chrono::minutes{bar * 5}}); }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<plimsoll::HistoryRequest>();
        begin();
    }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void theNearestHasItsAgeAndTheNextIsNamed()
    {
        const auto panel = made();
        LevelMapSnapshot s = *levels();
        const double price = *s.price;
        const Step bar = s.bar;
        s.longs.nearest = {price * 0.989, price * 0.99, 4e6, 3e6, 5e6, -0.01, {bar - 240, bar - 12}};
        s.longs.next = {price * 0.969, price * 0.97, 7e6, 6e6, 8e6, -0.03, {bar - 30, bar - 30}};
        s.longs.largest = s.longs.next;
        s.shorts.nearest = {price * 1.01, price * 1.011, 2e6, 1e6, 3e6, 0.01, {bar - 30, bar - 30}};
        s.shorts.largest = s.shorts.nearest;
        s.shorts.next.reset();
        say(*panel, s);
        const Fact below = factOf(*panel, QStringLiteral("Longs below"));
        QCOMPARE(below.value, format::money(4e6));
        QVERIFY2(below.note.endsWith(QStringLiteral("%1 to %2 old").arg(age(bar - 12), age(bar - 240))),
                 qPrintable(below.note));
        QVERIFY(below.tip.contains(QStringLiteral("Opened, as modelled")));
        QVERIFY(factOf(*panel, QStringLiteral("Shorts above"))
                    .note.endsWith(QStringLiteral("\u00b7 %1 old").arg(age(bar - 30))));
        const Fact next = factOf(*panel, QStringLiteral("Next longs below"));
        QCOMPARE(next.value, format::money(7e6));
        QVERIFY(next.note.startsWith(format::percentChange(-0.03)));
        QVERIFY(next.label.contains(QStringLiteral("modelled")));
        QCOMPARE(next.tone, CellTone::Modelled);
        QVERIFY(next.tip.contains(format::money(6e6)));
        // None beyond it within reach: a dash that says so.
        const Fact none = factOf(*panel, QStringLiteral("Next shorts above"));
        QCOMPARE(none.value, format::kNone);
        QVERIFY(none.tip.contains(QStringLiteral("No second cluster")));
        // An age that nobody told is not one of zero.
        s.longs.nearest->opened = {};
        say(*panel, s);
        QVERIFY(factOf(*panel, QStringLiteral("Longs below")).note.endsWith(QStringLiteral("age not known")));
    }

    void theDensestHalfPercentIsSaid()
    {
        const auto panel = made();
        LevelMapSnapshot s = *levels();
        QVERIFY(s.densest);
        s.densest = {0.25, 3e6, *s.price * 0.98, *s.price * 0.985, -0.015};
        say(*panel, s);
        const Fact f = factOf(*panel, QStringLiteral("Densest 0.5 %"));
        QCOMPARE(f.value, QStringLiteral("25 %"));
        QVERIFY(f.note.endsWith(format::percentChange(-0.015)));
        QVERIFY(f.label.contains(QStringLiteral("modelled")));
        QVERIFY(f.tip.contains(format::money(s.longs.usd + s.shorts.usd)));
        s.densest.reset();
        say(*panel, s);
        QCOMPARE(factOf(*panel, QStringLiteral("Densest 0.5 %")).value, format::kNone);
    }

    void whatIsNotKnownIsADashWithItsReason()
    {
        const auto panel = made();
        LevelMapSnapshot s = *levels();
        s.reason = analytics::Reason::TooShort;
        say(*panel, s);
        for (const char* label : {"Densest 0.5 %", "Next longs below", "Next shorts above", "Longs below"}) {
            const Fact f = factOf(*panel, QString::fromLatin1(label));
            QCOMPARE(f.value, format::kNone);
            QVERIFY(f.tip.contains(QStringLiteral("two hours")));
        }
    }
    void whatIsOldIsHatched()
    {
        const auto panel = made(sample::Mood::Stale);
        QVERIFY(factOf(*panel, QStringLiteral("Densest 0.5 %")).stale);
        QVERIFY(factOf(*panel, QStringLiteral("Longs below")).stale);
    }

    void classesOfLeverageAreChosen()
    {
        const auto panel = made();
        int assumed = 0;
        connect(panel.get(), &LiquidationMapPanel::levelsAssumed, this, [&] { ++assumed; });
        const auto drawn = panel->work().levels;
        QCOMPARE(panel->drawer()->classes(), kAllClasses);
        for (const char* leverage : {"5", "10"}) {
            QCheckBox* box = boxOf(*panel, QString::fromLatin1(leverage) + QChar(0x00d7));
            QVERIFY(box && !box->accessibleName().isEmpty());
            box->click();
        }
        QCOMPARE(panel->drawer()->classes(), std::uint8_t{0b11100});
        QCOMPARE(panel->work().levels, drawn + 2);
        const LevelMapSnapshot some = ofClasses(*levels(), 0b11100);
        const Fact below = factOf(*panel, QStringLiteral("Longs below"));
        QCOMPARE(below.value, format::money(some.longs.nearest->usd));
        QVERIFY(below.label.endsWith(QStringLiteral("only 25\u00d7 50\u00d7 100\u00d7")));
        QVERIFY(factOf(*panel, QStringLiteral("Densest 0.5 %"))
                    .tip.contains(format::money(some.longs.usd + some.shorts.usd)));
        // Nothing is supposed by looking, and how good the map is stays said of all.
        QCOMPARE(assumed, 0);
        QCOMPARE(factOf(*panel, QStringLiteral("Map hit rate")).note, QStringLiteral("n = 418"));
        // Kept with the workspace.
        LiquidationMapPanel again(*m_deps, nullptr);
        again.restoreState(panel->saveState());
        QCOMPARE(again.drawer()->classes(), std::uint8_t{0b11100});
        again.restoreState({});  // as an earlier version wrote it
        QCOMPARE(again.drawer()->classes(), kAllClasses);
        // Never none.
        again.drawer()->setClasses(0b00100);
        QVERIFY(!boxOf(again, QStringLiteral("25\u00d7"))->isEnabled());
        QVERIFY(boxOf(again, QStringLiteral("50\u00d7"))->isEnabled());
        again.drawer()->setClasses(0);
        QCOMPARE(again.drawer()->classes(), kAllClasses);
    }
};

QTEST_MAIN(TstLiquidationMapClusters)
#include "tst_liquidation_map_clusters.moc"
