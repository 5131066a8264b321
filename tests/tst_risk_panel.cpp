// The panel of warnings: what its cards say and export, mutes and alerts from them; that calm, unknown and an
// outage never look alike; its tabs and its header. Mouse and keys on the cards: tst_warning_list.
#include "tests/support/risk_panel_rig.h"
#include "ui/panels/risk_header.h"
#include "ui/panels/risk_page.h"
#include "ui/panels/risk_panel.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QImage>
#include <QJsonObject>
#include <QMenu>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace plimsoll;

class TstRiskPanel : public QObject, private test::RiskPanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { close(); }

    void cardsStandWorstFirst();
    void mutedIsSilentNotGone();
    void rightClickOffersAlerts();
    void unknownIsNoSeverity();
    void calmOutageAndNothingKnownDiffer();
    void tabIsKept();
    void exportSaysEverything();
    void pagesStandBehindTabs();
    void headerSaysPhaseAndLights();
};

void TstRiskPanel::cardsStandWorstFirst()
{
    show();
    QStringList rules;
    for (const Warning& w : list()->warnings()) rules << QString::fromStdString(w.rule);
    QCOMPARE(rules, QStringList({QStringLiteral("DEPTH_DROP"), QStringLiteral("SPREAD_WIDE"),
                                 QStringLiteral("CLUSTER_NEAR"), QStringLiteral("OI_SURGE")}));
    QCOMPARE(list()->raised(), 3);
    QCOMPARE(tabs()->tabText(0), QStringLiteral("Now 3"));
    QCOMPARE(tabs()->count(), int(RiskPanel::kTabs));
    QVERIFY(m_panel->face().context.contains(QStringLiteral("1 warning, 1 unknown, 1 notice")));
    QVERIFY(m_panel->face().context.startsWith(QStringLiteral("1 critical")));
    QCOMPARE(m_panel->face().provenance, Provenance::Modelled);
    const QString card = list()->asText(0);
    for (const char* part : {"Critical DEPTH_DROP", "depth within 1 %", "usual", "clears: at least 70 % for 60 s",
                             "coincident", "Orders fill far", "untested", "Limits: warning from"})
        QVERIFY2(card.contains(QString::fromUtf8(part)), part);
    QVERIFY(card.contains(QStringLiteral("BN spread_bps\t\u2265 7.20 bp")));
    QVERIFY(card.contains(QStringLiteral("slip_50m\t\u2014")));  // unknown is a dash, not zero
}

void TstRiskPanel::mutedIsSilentNotGone()
{
    show();
    const Warning w = list()->warnings()[0];
    const QImage loud = m_panel->grab().toImage();
    click(list()->muteRect(list()->cardRect(0)));
    QVERIFY(m_book->isMuted(w));
    QCOMPARE(list()->raised(), 3);
    QCOMPARE(list()->warnings()[2].rule, w.rule);  // said last of those that are raised
    QVERIFY(m_panel->grab().toImage() != loud);
    QCOMPARE(tabs()->tabText(0), QStringLiteral("Now 3"));
    // An hour, no longer.
    const Timestamp then = m_now.wall;
    m_now.wall = then + MuteList::kHour - std::chrono::seconds{1};
    QVERIFY(m_book->isMuted(w));
    m_now.wall = then + MuteList::kHour;
    QVERIFY(!m_book->isMuted(w));
    m_now.wall = then;
    // The same rule elsewhere is another warning.
    QVERIFY(!m_book->isMuted(sample::Hub::warning("DEPTH_DROP", "ETH", Severity::Critical)));
    click(list()->muteRect(list()->cardRect(2)));
    QVERIFY(!m_book->isMuted(w));
    QCOMPARE(list()->warnings().front().rule, w.rule);
}

void TstRiskPanel::rightClickOffersAlerts()
{
    show();
    QSignalSpy proposed(m_book.get(), &AlertBook::proposed);
    const auto menuAt = [&](const QPoint& pos) {
        QContextMenuEvent e(QContextMenuEvent::Mouse, pos, list()->viewport()->mapToGlobal(pos));
        QApplication::sendEvent(list()->viewport(), &e);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        return menu;
    };
    QMenu* menu = menuAt(list()->chipRect(0, 1).center());
    QVERIFY(menu);
    // First the value under the pointer, which cannot be chosen; then the alert on it.
    QVERIFY(!menu->actions()[0]->isEnabled());
    QCOMPARE(menu->actions()[0]->text(), QStringLiteral("BTC spread_bps 7.20 bp"));
    menu->actions()[2]->trigger();
    QCOMPARE(proposed.count(), 1);
    const auto c = proposed[0][0].value<AlertCondition>();
    QCOMPARE(c.metric, *analytics::metricId("spread_bps"));
    QCOMPARE(c.asset, std::string("BTC"));
    QCOMPARE(c.venue, std::optional(VenueId::Binance));
    QCOMPARE(c.level, 7.2);
    menu->close();
    menu = menuAt(list()->cardRect(1).topLeft() + QPoint(200, 12));
    QVERIFY(menu);
    QStringList entries;
    for (QAction* a : menu->actions())
        if (!a->isSeparator()) entries << a->text();
    QVERIFY(entries.contains(QStringLiteral("Show ETH")));
    QVERIFY(entries.contains(QStringLiteral("Mute for 1 h")));
    QVERIFY(entries.contains(QStringLiteral("Limits of SPREAD_WIDE\u2026")));
    QVERIFY(entries.contains(QStringLiteral("Mute until it is clear")));
    for (QAction* a : menu->actions())
        if (a->text() == QStringLiteral("Snooze for 15 min")) a->trigger();
    const std::vector<Mute> mutes = m_book->mutes();
    QCOMPARE(mutes.size(), std::size_t{1});
    QCOMPARE(mutes[0].rule, std::string("SPREAD_WIDE"));
    QCOMPARE(mutes[0].until, m_book->now() + std::chrono::minutes{15});
    // An unknown value is no level to start from.
    QVERIFY(entries.filter(QStringLiteral("slip_50m")).isEmpty());
    menu->close();
}

void TstRiskPanel::unknownIsNoSeverity()
{
    show();
    const QImage raised = list()->grab().toImage();
    QVERIFY(list()->unknownShown());
    RiskSnapshot blind = *m_hub->risk.read().value;
    blind.warnings.clear();
    publish(blind);
    QCOMPARE(list()->raised(), 0);
    QCOMPARE(list()->warnings().size(), std::size_t{1});
    const QString card = list()->asText(0);
    QVERIFY(card.startsWith(QStringLiteral("Unknown OI_SURGE")));
    QVERIFY(card.contains(QStringLiteral("waits for open interest: stale")));
    QVERIFY(!card.contains(QStringLiteral("depth_ratio")));  // no numbers that are not known
    const QImage unknown = list()->grab().toImage();
    const auto has = [](const QImage& image, const QColor& colour) {
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).rgb() == colour.rgb()) return true;
        return false;
    };
    QVERIFY(has(raised, m_theme.severity.critical));
    QVERIFY(has(raised, m_theme.severity.warn));
    for (const QColor& c : {m_theme.severity.critical, m_theme.severity.warn, m_theme.severity.ok})
        QVERIFY(!has(unknown, c));
}

void TstRiskPanel::calmOutageAndNothingKnownDiffer()
{
    show();
    RiskSnapshot calm;
    calm.rulesJudged = calm.rulesQuiet = 40;
    publish(calm);
    const QImage quiet = m_panel->grab().toImage();
    QCOMPARE(m_panel->face().fresh, Freshness::Live);

    RiskSnapshot outage = calm;
    outage.outages = {VenueId::Bybit};
    publish(outage);
    const QImage out = m_panel->grab().toImage();
    QCOMPARE(m_panel->face().age, QStringLiteral("BY out"));
    QVERIFY(m_panel->face().fresh != Freshness::Live);

    RiskSnapshot blind;
    blind.rulesJudged = 40;
    publish(blind);
    const QImage unknown = m_panel->grab().toImage();
    QVERIFY(quiet != out && out != unknown && quiet != unknown);

    // An engine that does not judge any more is not calm.
    publish(calm);
    m_panel->age({m_now.wall + std::chrono::minutes{1}, m_now.mono + std::chrono::minutes{1}});
    QCOMPARE(m_panel->face().fresh, Freshness::Stale);
    QVERIFY(list()->isStale());
    publish(calm);
    QVERIFY(!list()->isStale());
}

void TstRiskPanel::tabIsKept()
{
    show();
    m_panel->setTab(RiskPanel::Aftershock);
    const QJsonObject state = m_panel->saveState();
    show();
    QCOMPARE(m_panel->tab(), RiskPanel::Now);
    m_panel->restoreState(state);
    QCOMPARE(m_panel->tab(), RiskPanel::Aftershock);
    m_panel->restoreState({{QStringLiteral("tab"), 7}});
    QCOMPARE(m_panel->tab(), RiskPanel::Aftershock);
}

void TstRiskPanel::exportSaysEverything()
{
    show();
    const std::vector<ExportTable> tables = m_panel->exportTables();
    QCOMPARE(tables.size(), std::size_t{1});
    QCOMPARE(tables[0].id, QStringLiteral("warnings"));
    QCOMPARE(tables[0].rows.size(), 4);
    const auto at = [&](int row, const char* head) {
        return tables[0].rows[row][tables[0].heads.indexOf(QString::fromUtf8(head))];
    };
    QCOMPARE(at(0, "state"), QStringLiteral("critical"));
    QCOMPARE(at(0, "value"), QStringLiteral("0.41"));
    QCOMPARE(at(0, "window_known"), QStringLiteral("1.000"));
    QVERIFY(at(0, "since_utc").endsWith(QLatin1Char('Z')));
    // Unknown: no value, and the reason.
    QCOMPARE(at(3, "state"), QStringLiteral("unknown"));
    QCOMPARE(at(3, "value"), QString());
    QCOMPARE(at(3, "reason"), QStringLiteral("open interest: stale"));
}

void TstRiskPanel::pagesStandBehindTabs()
{
    show({424, 560});
    for (const RiskPanel::Tab tab :
         {RiskPanel::Aftershock, RiskPanel::Checklist, RiskPanel::Gates, RiskPanel::Journal}) {
        m_panel->setTab(tab);
        QVERIFY(m_panel->pull(*m_hub, m_now));  // another page reads other slots
        QVERIFY(m_panel->page(tab) && m_panel->page(tab)->isVisible());
        QVERIFY(!list()->isVisible());
        QCOMPARE(m_panel->face().context, m_panel->page(tab)->says().face.context);
        QVERIFY(m_panel->header()->isVisible());
        m_panel->focusInside();
    }
    // The tabs fit without being cut.
    for (const int width : {424, 336, 302}) {
        m_panel->resize(width, 560);
        m_panel->grab();
        QVERIFY2(tabs()->tabRect(RiskPanel::Journal).right() <= tabs()->width(),
                 qPrintable(QString::number(width)));
    }
    m_panel->setTab(RiskPanel::Now);
    m_panel->pull(*m_hub, m_now);
    QVERIFY(list()->isVisible());
    QVERIFY(m_panel->face().context.startsWith(QStringLiteral("1 critical")));
}

void TstRiskPanel::headerSaysPhaseAndLights()
{
    m_selection->setAsset(QStringLiteral("BTC"));
    show({424, 560});
    const std::vector<RiskHeader::Cell> cells = m_panel->header()->cells();
    QCOMPARE(cells.size(), std::size_t{5});
    QCOMPARE(cells[0].word, QStringLiteral("Reset"));
    QCOMPARE(cells[0].label, QStringLiteral("26 h"));
    QCOMPARE(cells[1].word, QStringLiteral("Balancing"));
    QCOMPARE(cells[2].word, QStringLiteral("Deleveraging"));
    QVERIFY(cells[3].word.startsWith(QStringLiteral("Wide")));
    // No signal of the liquidity: unknown, without a light.
    QCOMPARE(cells[4].word, QStringLiteral("unknown"));
    QVERIFY(!cells[4].light);
    QSignalSpy wanted(m_panel.get(), &Panel::panelWanted);
    QTest::mouseClick(m_panel->header(), Qt::LeftButton, {}, m_panel->header()->cellRect(0).center());
    QCOMPARE(wanted.value(0).value(0).toString(), QStringLiteral("phase"));
    QTest::keyClick(m_panel->header(), Qt::Key_Right);
    QTest::keyClick(m_panel->header(), Qt::Key_Return);
    QCOMPARE(wanted.value(1).value(0).toString(), QStringLiteral("funding"));
    // In a low panel one line has to do, and every cell can still be reached.
    m_panel->resize(336, 240);
    QCOMPARE(m_panel->header()->height(), 22);
    for (int i = 0; i < 5; ++i) {
        QVERIFY(m_panel->header()->cellRect(i).width() >= 20);
        for (int k = 0; k < i; ++k)
            QVERIFY(!m_panel->header()->cellRect(i).intersects(m_panel->header()->cellRect(k)));
    }
    QTest::mouseClick(m_panel->header(), Qt::LeftButton, {}, m_panel->header()->cellRect(4).center());
    QCOMPARE(wanted.value(2).value(0).toString(), QStringLiteral("liquidity"));
    m_panel->resize(336, 500);
    QCOMPARE(m_panel->header()->height(), 62);
    m_panel->resize(424, 560);
    QCOMPARE(m_panel->header()->height(), 40);
    m_selection->setAsset(QStringLiteral("NOSUCH"));
    for (const RiskHeader::Cell& c : m_panel->header()->cells()) {
        QCOMPARE(c.word, QStringLiteral("unknown"));
        QVERIFY(!c.light);
    }
}

QTEST_MAIN(TstRiskPanel)
#include "tst_risk_panel.moc"
