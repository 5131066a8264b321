// Cards of warnings under the hand: mouse and keys, places that stand, what is folded, narrow panels, and a
// thousand of them at once.
#include "tests/support/risk_panel_rig.h"
#include "ui/panels/risk_panel.h"
#include "ui/panels/warning_list.h"
#include "widgets/format.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QImage>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

using namespace plimsoll;

class TstWarningList : public QObject, private test::RiskPanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { close(); }

    void clickOpensACard();
    void chipsAndMarksAreControls();
    void ofACutCardWhatIsSeenIsHit();
    void keysWalkOpenCopyAndMute();
    void placesSurviveNewJudgements();
    void narrowCardsCutNoNumber();
    void moreThanADozenAreAStory();
    void manyUnknownAreFoldedWithTheirCount();
    void nothingMovesUnderThePointer();
    void sparkPercentileAndRecordAreShown();
    void aThousandAreLaidOutOnce();
    void aThousandKeepTheirPlacesInOneWalk();
};

void TstWarningList::clickOpensACard()
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

void TstWarningList::chipsAndMarksAreControls()
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

// It is moved into view by the click: what was under the pointer before is meant.
void TstWarningList::ofACutCardWhatIsSeenIsHit()
{
    show();
    const auto high = [this] { return list()->viewport()->height(); };
    m_panel->resize(420, m_panel->height() - high() + list()->chipRect(1, 0).bottom() + 6);
    const auto cut = [&] {
        list()->verticalScrollBar()->setValue(0);
        list()->verticalScrollBar()->setValue(std::max(0, list()->chipRect(1, 0).bottom() + 4 - high()));
        QVERIFY(list()->viewport()->rect().contains(list()->chipRect(1, 0)));
        QVERIFY(list()->cardRect(1).bottom() > high() + 10);
    };
    int chosen = -2, asked = -2;
    QObject scope;
    QObject::disconnect(list(), &WarningList::menuRequested, nullptr, nullptr);
    connect(list(), &WarningList::chosen, &scope, [&](const Warning&, int chip) { chosen = chip; });
    connect(list(), &WarningList::menuRequested, &scope,
            [&](const Warning&, int chip, const QPoint&) { asked = chip; });
    cut();
    click(list()->chipRect(1, 0));
    QCOMPARE(chosen, 0);
    QVERIFY(!list()->isOpen(1));
    QCOMPARE(list()->current(), 1);
    QVERIFY(list()->cardRect(1).bottom() <= high());
    // A right click is a press and the wish for a menu at the same place.
    cut();
    const QPoint at = list()->chipRect(1, 0).center();
    QTest::mousePress(list()->viewport(), Qt::RightButton, {}, at);
    QContextMenuEvent menu(QContextMenuEvent::Mouse, at, list()->viewport()->mapToGlobal(at));
    QApplication::sendEvent(list()->viewport(), &menu);
    QCOMPARE(asked, 0);
    QCOMPARE(list()->current(), 1);
}

void TstWarningList::keysWalkOpenCopyAndMute()
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

void TstWarningList::placesSurviveNewJudgements()
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

void TstWarningList::narrowCardsCutNoNumber()
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

void TstWarningList::moreThanADozenAreAStory()
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
    // Since when, of another day with the day.
    const auto since = [&](Duration old) {
        for (Warning& w : s.warnings) w.since = {m_now.wall - old, m_now.mono - old};
        publish(s);
        return list()->storyText();
    };
    const Timestamp today = m_now.wall - std::chrono::minutes{5}, before = m_now.wall - std::chrono::hours{26};
    QVERIFY(since(std::chrono::minutes{5}).contains(QStringLiteral(" since %1: ").arg(format::minuteTime(today))));
    QVERIFY(since(std::chrono::hours{26}).contains(QStringLiteral(" since %1: ").arg(format::dateTime(before))));
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

void TstWarningList::manyUnknownAreFoldedWithTheirCount()
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

void TstWarningList::nothingMovesUnderThePointer()
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

void TstWarningList::sparkPercentileAndRecordAreShown()
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
void TstWarningList::aThousandAreLaidOutOnce()
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

void TstWarningList::aThousandKeepTheirPlacesInOneWalk()
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

QTEST_MAIN(TstWarningList)
#include "tst_warning_list.moc"
