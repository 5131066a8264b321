// Warnings on screen: what a card says and exports, mouse and keys, mutes; that calm, unknown and an outage
// never look alike; the editor of the limits and what it refuses.
#include "tests/support/sample_hub.h"
#include "tests/support/strict_log.h"
#include "ui/alert_book.h"
#include "ui/panels/risk_header.h"
#include "ui/panels/risk_page.h"
#include "ui/panels/risk_panel.h"
#include "ui/panels/warning_list.h"
#include "widgets/style_sheet.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace plimsoll;

class TstRiskPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void cardsStandWorstFirst();
    void clickOpensACard();
    void chipsAndMarksAreControls();
    void keysWalkOpenCopyAndMute();
    void mutedIsSilentNotGone();
    void rightClickOffersAlerts();
    void unknownIsNoSeverity();
    void calmOutageAndNothingKnownDiffer();
    void tabIsKept();
    void exportSaysEverything();
    void placesSurviveNewJudgements();
    void narrowCardsCutNoNumber();
    void pagesStandBehindTabs();
    void headerSaysPhaseAndLights();
    void moreThanADozenAreAStory();
    void manyUnknownAreFoldedWithTheirCount();
    void nothingMovesUnderThePointer();
    void sparkPercentileAndRecordAreShown();
    void aThousandAreLaidOutOnce();
    void aThousandKeepTheirPlacesInOneWalk();

private:
    RiskPanel& show(QSize size = {420, 520});
    void publish(RiskSnapshot s);
    WarningList* list() const { return m_panel->findChild<WarningList*>(); }
    QTabBar* tabs() const { return m_panel->findChild<QTabBar*>(); }
    void click(const QRect& where) { QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, where.center()); }

    test::StrictLog m_log;
    Theme m_theme;
    ManualClock m_clock;
    AsOf m_now;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<AlertBook> m_book;
    std::unique_ptr<SnapshotHub> m_hub;
    std::unique_ptr<RiskPanel> m_panel;
};

void TstRiskPanel::initTestCase()
{
    m_log.listen();
    m_theme = builtinTheme(QStringLiteral("dark"));
    applyTheme(*qApp, m_theme);
}

void TstRiskPanel::init()
{
    m_now = {m_clock.wall(), m_clock.mono()};
    m_selection = std::make_unique<Selection>();
    m_selection->setAsset(QStringLiteral("DOGE"));
    m_book = std::make_unique<AlertBook>();
    m_book->setNow([this] { return m_now.wall; });
    m_hub = std::make_unique<SnapshotHub>();
}

void TstRiskPanel::cleanup()
{
    m_panel.reset();
    QCOMPARE(m_log.complaints(), QString());
}

RiskPanel& TstRiskPanel::show(QSize size)
{
    m_panel = std::make_unique<RiskPanel>(
        PanelDeps{m_theme, *m_selection, {VenueId::Binance, VenueId::Bybit}, m_book.get()}, nullptr);
    sample::Hub(*m_hub, m_now, sample::Mood::Full).fill();
    m_panel->resize(size);
    m_panel->show();
    m_panel->pull(*m_hub, m_now);
    return *m_panel;
}

void TstRiskPanel::publish(RiskSnapshot s)
{
    s.asOf = m_now;
    m_hub->risk.publish(std::move(s));
    m_panel->pull(*m_hub, m_now);
}

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

void TstRiskPanel::clickOpensACard()
{
    show();
    const QRect closed = list()->cardRect(0);
    click(QRect(closed.center() + QPoint(60, -closed.height() / 2 + 14), QSize(4, 4)));
    QVERIFY(list()->isOpen(0));
    QVERIFY(list()->cardRect(0).height() > closed.height() + 60);
    QCOMPARE(list()->cardRect(1).top(), list()->cardRect(0).bottom() + 2);
    click(QRect(list()->cardRect(0).topLeft() + QPoint(200, 12), QSize(2, 2)));
    QVERIFY(!list()->isOpen(0));
    QCOMPARE(list()->cardRect(0), closed);
}

void TstRiskPanel::chipsAndMarksAreControls()
{
    show();
    QSignalSpy limits(m_book.get(), &AlertBook::limitsWanted);
    QSignalSpy wanted(m_panel.get(), &Panel::panelWanted);
    click(list()->chipRect(0, 0));
    QCOMPARE(m_selection->asset(), QStringLiteral("BTC"));
    QVERIFY(!list()->isOpen(0));
    // The chip's own number: where it is shown.
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].toString(), QStringLiteral("liquidity"));
    click(list()->jumpRect(list()->cardRect(1)));
    QCOMPARE(m_selection->asset(), QStringLiteral("ETH"));
    QCOMPARE(wanted.count(), 2);
    // What waits for data leads to the feeds.
    click(list()->jumpRect(list()->cardRect(3)));
    QCOMPARE(wanted.last()[0].toString(), QStringLiteral("health"));
    // Only an open card has the mark for its limits.
    click(list()->limitsRect(list()->cardRect(0)));
    QCOMPARE(limits.count(), 0);
    QVERIFY(list()->isOpen(0));
    click(list()->limitsRect(list()->cardRect(0)));
    QCOMPARE(limits.count(), 1);
    QCOMPARE(limits[0][0].toString(), QStringLiteral("DEPTH_DROP"));
    QVERIFY(list()->chipRect(0, 99).isNull());
    QVERIFY(list()->chipRect(99, 0).isNull());
}

void TstRiskPanel::keysWalkOpenCopyAndMute()
{
    RiskPanel& panel = show();
    panel.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&panel));
    panel.focusInside();
    QVERIFY(list()->hasFocus());
    QCOMPARE(list()->current(), 0);  // where the keyboard stands is seen
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Down);
    QCOMPARE(list()->current(), 2);
    QTest::keyClick(list(), Qt::Key_Down);
    QCOMPARE(list()->current(), -1);  // on the line above those that cannot be judged
    QTest::keyClick(list(), Qt::Key_Up);
    QTest::keyClick(list(), Qt::Key_Up);
    QCOMPARE(list()->current(), 1);
    QTest::keyClick(list(), Qt::Key_Return);
    QVERIFY(list()->isOpen(1));
    QTest::keyClick(list(), Qt::Key_Right);
    QCOMPARE(m_selection->asset(), QStringLiteral("ETH"));
    QTest::keyClick(list(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), list()->asText(1));
    QTest::keyClick(list(), Qt::Key_Home);
    QCOMPARE(list()->current(), 0);
    QTest::keyClick(list(), Qt::Key_M);
    QVERIFY(m_book->isMuted(sample::Hub::warning("DEPTH_DROP", "BTC", Severity::Critical)));
    QTest::keyClick(list(), Qt::Key_End);
    QCOMPARE(list()->current(), 3);
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
    QVERIFY(at(0, "since_utc").endsWith(QLatin1Char('Z')));
    // Unknown: no value, and the reason.
    QCOMPARE(at(3, "state"), QStringLiteral("unknown"));
    QCOMPARE(at(3, "value"), QString());
    QCOMPARE(at(3, "reason"), QStringLiteral("open interest: stale"));
}

void TstRiskPanel::placesSurviveNewJudgements()
{
    show();
    click(QRect(list()->cardRect(1).topLeft() + QPoint(200, 12), QSize(2, 2)));
    QVERIFY(list()->isOpen(1));
    QCOMPARE(list()->current(), 1);
    RiskSnapshot next;
    next.warnings = {sample::Hub::warning("LIQ_BURST", "BTC", Severity::Critical),
                     sample::Hub::warning("DEPTH_DROP", "BTC", Severity::Critical),
                     sample::Hub::warning("SPREAD_WIDE", "ETH", Severity::Warning)};
    publish(next);
    // The card that was open and chosen is so still, wherever it stands now.
    QVERIFY(list()->isOpen(2) && !list()->isOpen(1));
    QCOMPARE(list()->current(), 2);
    publish({});
    QCOMPARE(list()->current(), -1);
    QTest::keyClick(list(), Qt::Key_Return);
    QTest::keyClick(list(), Qt::Key_Right);
    QTest::keyClick(list(), Qt::Key_M);
    QTest::keyClick(list(), Qt::Key_Down);
    QCOMPARE(list()->current(), -1);
}

void TstRiskPanel::narrowCardsCutNoNumber()
{
    show({240, 300});
    // The third is a line until it is opened.
    QCOMPARE(list()->cardRect(2).height(), 28);
    list()->verticalScrollBar()->setValue(list()->verticalScrollBar()->maximum());
    click(list()->cardRect(2));
    QVERIFY(list()->isOpen(2));
    for (int card = 0; card < 3; ++card)
        for (int chip = 0; chip < 3; ++chip) {
            const QRect at = list()->chipRect(card, chip);
            QVERIFY(at.left() >= 0 && at.right() <= list()->viewport()->width());
            for (int other = 0; other < chip; ++other) QVERIFY(!at.intersects(list()->chipRect(card, other)));
            QVERIFY(list()->cardRect(card).contains(at));
        }
    QVERIFY(list()->verticalScrollBar()->maximum() > 0);
    list()->verticalScrollBar()->setValue(40);
    QCOMPARE(list()->cardRect(0).top(), -40);
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

void TstRiskPanel::moreThanADozenAreAStory()
{
    show({424, 700});
    RiskSnapshot s;
    for (int i = 0; i < 30; ++i)
        s.warnings.push_back(sample::Hub::warning("RULE_" + std::to_string(i), "BTC",
                                                  i < 14 ? Severity::Critical : Severity::Warning));
    publish(s);
    QCOMPARE(list()->raised(), 30);
    QCOMPARE(list()->folded(), 30 - WarningList::kMost);
    QVERIFY(list()->isShown(WarningList::kMost - 1));
    QVERIFY(!list()->isShown(WarningList::kMost));
    QVERIFY(!list()->storyRect().isNull());
    QCOMPARE(tabs()->tabText(0), QStringLiteral("Now 30"));  // the count says all
    list()->verticalScrollBar()->setValue(list()->verticalScrollBar()->maximum());
    click(list()->storyRect());
    QCOMPARE(list()->folded(), 0);
    QVERIFY(list()->isShown(29));
    // The keyboard stands on the line and folds it again.
    QTest::keyClick(list(), Qt::Key_Return);
    QCOMPARE(list()->folded(), 18);
    s.warnings.resize(12);
    publish(s);
    QVERIFY(list()->storyRect().isNull());
}

void TstRiskPanel::manyUnknownAreFoldedWithTheirCount()
{
    show({424, 700});
    RiskSnapshot s;
    for (int i = 0; i < 9; ++i) {
        Warning w = sample::Hub::warning("RULE_" + std::to_string(i), "BTC", Severity::None);
        w.unknown = true;
        w.missing = "book: stale";
        s.unknown.push_back(w);
        w.asset = "ETH";
        s.unknown.push_back(w);
    }
    s.rulesJudged = 40;
    publish(s);
    QCOMPARE(list()->warnings().size(), std::size_t{9});  // a card a rule
    QVERIFY(!list()->unknownShown());
    QVERIFY(!list()->isShown(0));
    QVERIFY(m_panel->face().context.contains(QStringLiteral("9 unknown")));
    click(list()->unknownRect());
    QVERIFY(list()->unknownShown());
    QVERIFY(list()->isShown(8));
    publish(s);
    QVERIFY(list()->unknownShown());  // as the person wants it
}

void TstRiskPanel::nothingMovesUnderThePointer()
{
    show({424, 700});
    const auto rules = [&] {
        QStringList out;
        for (int i = 0; i < list()->raised(); ++i)
            out << QString::fromStdString(list()->warnings()[static_cast<std::size_t>(i)].rule);
        return out;
    };
    const QStringList before = rules();
    QTest::mouseMove(list()->viewport(), list()->cardRect(1).center());
    QMouseEvent move(QEvent::MouseMove, QPointF(20, 40), list()->viewport()->mapToGlobal(QPointF(20, 40)),
                     Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(list()->viewport(), &move);
    RiskSnapshot next;
    next.warnings = {sample::Hub::warning("LIQ_BURST", "BTC", Severity::Critical),
                     sample::Hub::warning("SPREAD_WIDE", "ETH", Severity::Critical),
                     sample::Hub::warning("DEPTH_DROP", "BTC", Severity::Warning)};
    publish(next);
    // What stood stands, what is over says so, what is new comes last.
    QCOMPARE(rules(), before + QStringList{QStringLiteral("LIQ_BURST")});
    QCOMPARE(list()->warnings()[0].severity, Severity::Warning);  // but as it is now
    QVERIFY(list()->asText(2).startsWith(QStringLiteral("Over CLUSTER_NEAR")));
    QVERIFY(list()->held() > 0);
    // A pointer that rests holds nothing for ever.
    m_now.mono += std::chrono::seconds{9};
    publish(next);
    QCOMPARE(rules(), QStringList({QStringLiteral("LIQ_BURST"), QStringLiteral("SPREAD_WIDE"),
                                   QStringLiteral("DEPTH_DROP")}));
    QCOMPARE(list()->held(), 0);
    QApplication::sendEvent(list()->viewport(), &move);
    publish({});
    QCOMPARE(list()->raised(), 3);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(list()->viewport(), &leave);
    QTRY_COMPARE(list()->raised(), 0);
}

void TstRiskPanel::sparkPercentileAndRecordAreShown()
{
    show({620, 560});
    RiskSnapshot s;
    Warning w = sample::Hub::warning("DEPTH_DROP", "BTC", Severity::Warning);
    const QImage without = [&] {
        s.warnings = {w};
        publish(s);
        return list()->grab().toImage();
    }();
    const QRect plain = list()->chipRect(0, 0);
    w.evidence[0].percentile = 0.912;
    w.evidence[0].percentileHours = 720;
    w.evidence[0].spark = std::make_shared<const std::vector<float>>(std::vector<float>{1, 3, 2, 4});
    w.track = TrackRecord{14, 9, 2, 31.5};
    w.forward = true;
    s.warnings = {w};
    publish(s);
    QVERIFY(list()->chipRect(0, 0).width() > plain.width() + 52);
    QVERIFY(list()->grab().toImage() != without);
    const QString card = list()->asText(0);
    QVERIFY2(card.contains(QStringLiteral("91st pct of 30 d")), qPrintable(card));
    QVERIFY2(card.contains(QStringLiteral("9 of 14 came true")), qPrintable(card));
    QVERIFY(card.contains(QStringLiteral("forward-looking")));
    // Too narrow for all: the picture and whole parts go, the value never does.
    m_panel->resize(240, 560);
    QVERIFY(list()->chipRect(0, 0).width() <= list()->viewport()->width());
    w.track = TrackRecord{};
    s.warnings = {w};
    publish(s);
    QVERIFY(list()->asText(0).contains(QStringLiteral("untested")));
}

namespace {

RiskSnapshot aThousand()
{
    RiskSnapshot s;
    for (int i = 0; i < 1'000; ++i)
        s.warnings.push_back(sample::Hub::warning("RULE_" + std::to_string(i), "BTC", Severity::Warning));
    return s;
}

}  // namespace

// The pointer, paints and news of other slots find the places that are known.
void TstRiskPanel::aThousandAreLaidOutOnce()
{
    show({424, 700});
    publish(aThousand());
    list()->verticalScrollBar()->setValue(list()->verticalScrollBar()->maximum());
    click(list()->storyRect());
    QCOMPARE(list()->folded(), 0);
    list()->verticalScrollBar()->setValue(0);
    // Every place is the next one's beginning, and found again by the pointer.
    for (int card = 1; card < 1'000; ++card)
        QCOMPARE(list()->cardRect(card).top(), list()->cardRect(card - 1).bottom() + 2);
    m_panel->grab();
    const auto heights = list()->work().heights;
    QVERIFY(heights > 0);
    const auto moveTo = [this](QPoint at) {
        QMouseEvent move(QEvent::MouseMove, QPointF(at), list()->viewport()->mapToGlobal(QPointF(at)),
                         Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(list()->viewport(), &move);
    };
    for (int y = 0; y < 400; y += 7) moveTo({30, y});
    m_panel->grab();
    for (int i = 0; i < 5; ++i) {
        m_hub->health.publish(*m_hub->health.read().value);
        QVERIFY(m_panel->pull(*m_hub, m_now));
    }
    m_panel->grab();
    QCOMPARE(list()->work().heights, heights);
    // What changes a height is seen.
    const QRect closed = list()->cardRect(0);
    click(QRect(closed.topLeft() + QPoint(200, 12), QSize(2, 2)));
    QVERIFY(list()->isOpen(0));
    QVERIFY(list()->cardRect(0).height() > closed.height());
    QCOMPARE(list()->cardRect(999).top(), list()->cardRect(998).bottom() + 2);
    // A mute that ends with time alone is seen with the next news of anything.
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(list()->viewport(), &leave);
    const Warning first = list()->warnings()[0];
    m_book->mute(first);
    QVERIFY(list()->warnings()[0].rule != first.rule);
    m_now.wall += MuteList::kHour;
    m_hub->health.publish(*m_hub->health.read().value);
    QVERIFY(m_panel->pull(*m_hub, m_now));
    QCOMPARE(list()->warnings()[0].rule, first.rule);
}

void TstRiskPanel::aThousandKeepTheirPlacesInOneWalk()
{
    show({424, 700});
    RiskSnapshot s = aThousand();
    publish(s);
    const QPointF at(30, 40);
    QMouseEvent move(QEvent::MouseMove, at, list()->viewport()->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QApplication::sendEvent(list()->viewport(), &move);
    std::reverse(s.warnings.begin(), s.warnings.end());
    const auto keys = list()->work().keys;
    publish(s);
    QCOMPARE(list()->warnings()[0].rule, std::string("RULE_0"));
    QCOMPARE(list()->held(), 1'000);
    QVERIFY2(list()->work().keys - keys < 20'000, qPrintable(QString::number(list()->work().keys - keys)));
}

QTEST_MAIN(TstRiskPanel)
#include "tst_risk_panel.moc"
