// The plot over time: what it draws is what was given, gaps stay gaps, gestures do what they promise.
#include "widgets/plot_axis.h"
#include "widgets/style_sheet.h"
#include "widgets/time_plot.h"

#include <QApplication>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWheelEvent>
#include <QtTest>

#include <cmath>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

const Timestamp kNow = fromUnixMs(1'763'820'000'000);

PlotSeries line(const QString& code, const QColor& color, std::vector<PlotPoint> points, PlotForm form)
{
    PlotSeries s;
    s.code = code;
    s.name = code + QStringLiteral(" name");
    s.color = color;
    s.form = form;
    s.width = 2;
    s.points = std::move(points);
    return s;
}

void wheel(QWidget& w, const QPoint& at, int delta)
{
    QWheelEvent e(QPointF(at), QPointF(w.mapToGlobal(at)), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                  Qt::NoScrollPhase, false);
    QApplication::sendEvent(&w, &e);
}

void move(QWidget& w, const QPoint& at, Qt::MouseButtons buttons = Qt::NoButton)
{
    QMouseEvent e(QEvent::MouseMove, QPointF(at), QPointF(w.mapToGlobal(at)), Qt::NoButton, buttons,
                  Qt::NoModifier);
    QApplication::sendEvent(&w, &e);
}

void drag(QWidget& w, const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {})
{
    QTest::mousePress(&w, Qt::LeftButton, modifiers, from);
    move(w, (from + to) / 2, Qt::LeftButton);
    move(w, to, Qt::LeftButton);
    QTest::mouseRelease(&w, Qt::LeftButton, modifiers, to);
}

// Pixels of about that colour.
int inked(const QImage& image, const QColor& color, const QRect& area)
{
    int n = 0;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x) {
            const QColor c = image.pixelColor(x, y);
            n += std::abs(c.red() - color.red()) + std::abs(c.green() - color.green()) +
                     std::abs(c.blue() - color.blue()) <
                 40;
        }
    return n;
}

}  // namespace

class TestTimePlot : public QObject {
    Q_OBJECT

    const Theme m_theme = builtinTheme(QStringLiteral("dark"));
    const QColor m_red{255, 0, 0}, m_green{0, 255, 0};

    std::unique_ptr<TimePlot> made(std::vector<PlotSeries> series, Duration span = 100min) const
    {
        auto plot = std::make_unique<TimePlot>(m_theme);
        plot->resize(600, 240);
        plot->setSpan(span);
        plot->setNow(kNow);
        plot->setFormat([](double v) { return QString::number(v, 'f', 2); }, QStringLiteral("bp per 8 h"));
        plot->setSeries(std::move(series));
        plot->grab();
        return plot;
    }
    static QRect strip(const TimePlot& plot, Timestamp from, Timestamp to)
    {
        const QRect area = plot.plotRect();
        return {QPoint(plot.xOf(from) + 2, area.top()), QPoint(plot.xOf(to) - 2, area.bottom())};
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, m_theme); }

    void theMiddleIsShownAndTheRestIsNamed()
    {
        // One moment of a hundred shoots up: the axis is that of the others.
        std::vector<PlotPoint> points;
        for (int i = 0; i < 100; ++i) points.push_back({kNow - 100min + 1min * i, i == 40 ? 500.0 : 4 + i % 5});
        const auto plot = made({line(QStringLiteral("A"), m_red, points, PlotForm::Steps)});
        const int whole = plot->yOf(8) - plot->yOf(500);
        QVERIFY(plot->yOf(4) - plot->yOf(8) < 4);
        plot->setClipped(true);
        plot->grab();
        QVERIFY(plot->valuesFitted());
        QVERIFY(plot->yOf(4) - plot->yOf(8) > plot->plotRect().height() / 2);
        QVERIFY(plot->yOf(500) < plot->plotRect().top());  // cut off
        // Farther and closer about the middle, by key too, and back.
        const int before = plot->yOf(4) - plot->yOf(8);
        plot->scaleValues(1.25);
        plot->grab();
        QVERIFY(!plot->valuesFitted());
        QVERIFY(plot->yOf(4) - plot->yOf(8) < before);
        QTest::keyClick(plot.get(), Qt::Key_PageUp);
        plot->grab();
        QVERIFY(std::abs(plot->yOf(4) - plot->yOf(8) - before) <= 1);
        plot->fitValues();
        QVERIFY(plot->valuesFitted());
        plot->setClipped(false);
        plot->grab();
        QCOMPARE(plot->yOf(8) - plot->yOf(500), whole);
    }
    void anAxisSetByHandSaysSo()
    {
        const auto plot =
            made({line(QStringLiteral("A"), m_red, {{kNow - 90min, 1.0}, {kNow - 60min, 3.0}, {kNow - 30min, 2.0}},
                       PlotForm::Steps)});
        const auto words = [&] { return plot->grab().toImage().copy(QRect(0, 0, plot->width(), 12)); };
        const QImage fitted = words();
        plot->scaleValues(0.5);
        QVERIFY(words() != fitted);
        plot->fitValues();
        QCOMPARE(words(), fitted);
        // In another unit it is another axis.
        plot->scaleValues(0.5);
        plot->setFormat([](double v) { return QString::number(v); }, QStringLiteral("bp per 8 h"));
        QVERIFY(!plot->valuesFitted());
        QSignalSpy moved(plot.get(), &TimePlot::viewChanged);
        plot->setFormat([](double v) { return QString::number(v); }, QStringLiteral("% a year"));
        QVERIFY(plot->valuesFitted());
        QCOMPARE(moved.size(), 1);
    }
    void spansWithoutDataAreHatched()
    {
        const auto plot = made({line(QStringLiteral("A"), m_red,
                                     {{kNow - 90min, 1.0}, {kNow - 60min, std::nullopt}}, PlotForm::Steps)});
        const QRect hole = strip(*plot, kNow - 55min, kNow - 25min),
                    line = strip(*plot, kNow - 90min, kNow - 62min);
        const QImage before = plot->grab().toImage();
        plot->setGaps({{kNow - 60min, kNow - 20min, QStringLiteral("gap 40 m")}});
        const QImage after = plot->grab().toImage();
        QVERIFY(before.copy(hole) != after.copy(hole));
        QVERIFY(before.copy(line) == after.copy(line));
        const int edge = plot->xOf(kNow - 60min);
        const QRect rule(edge - 1, plot->plotRect().top(), 3, 40);
        QVERIFY(inked(after, m_theme.state.stale, rule) >= inked(before, m_theme.state.stale, rule) + 40);
    }
    void barsStandOnZero()
    {
        PlotSeries up =
            line(QStringLiteral("buy"), m_green, {{kNow - 60min, 2.0}, {kNow - 50min, 4.0}}, PlotForm::Bars);
        PlotSeries down = line(QStringLiteral("sell"), m_red, {{kNow - 60min, -4.0}}, PlotForm::Bars);
        up.each = down.each = 10min;
        const auto plot = made({up, down});
        const QImage image = plot->grab().toImage();
        const int zero = plot->yOf(0), left = plot->xOf(kNow - 60min), right = plot->xOf(kNow - 50min);
        const QRect above(left, plot->plotRect().top(), right - left - 1, zero - 1 - plot->plotRect().top());
        const QRect below(left, zero, right - left - 1, plot->plotRect().bottom() - zero);
        QVERIFY(std::abs(inked(image, m_green, above) - above.width() * (zero - plot->yOf(2))) <= above.width());
        QVERIFY(inked(image, m_red, below) >= below.width() * (plot->yOf(-4) - zero - 1));
        QCOMPARE(inked(image, m_red, above), 0);
        QCOMPARE(plot->readingAt(kNow - 55min).size(), std::size_t{2});
        QCOMPARE(plot->readingAt(kNow - 45min).at(0).value, 4.0);
        QVERIFY(plot->readingAt(kNow - 35min).empty());  // beyond its bar nothing is said
        // Hollow ones are told apart.
        up.faint = true;
        plot->setSeries({up});
        const QImage hollow = plot->grab().toImage();
        QVERIFY(inked(hollow, m_green, above) == 0);
        QVERIFY(inked(hollow, m_theme.bg.panel, above.adjusted(2, 0, -2, 0)) > 0);
    }
    void candlesShowTheirRange()
    {
        PlotSeries c =
            line(QStringLiteral("A"), m_green, {{kNow - 60min, 3.0}, {kNow - 50min, 2.0}}, PlotForm::Candles);
        c.falling = m_red;
        c.each = 10min;
        c.candles = {{2.0, 5.0, 1.0}, {3.0, 3.5, 1.5}};
        const auto plot = made({c});
        const QImage image = plot->grab().toImage();
        const QRect first(plot->xOf(kNow - 60min), plot->yOf(5),
                          plot->xOf(kNow - 50min) - plot->xOf(kNow - 60min) - 1, plot->yOf(1) - plot->yOf(5));
        QVERIFY(inked(image, m_green, first) > first.width() * (plot->yOf(2) - plot->yOf(3) - 2));
        QVERIFY(inked(image, m_green, QRect(first.left(), first.top(), first.width(), 6)) >= 5);  // the wick
        QCOMPARE(inked(image, m_red, first), 0);
        const auto reading = plot->readingAt(kNow - 45min);
        QCOMPARE(reading.size(), std::size_t{1});
        QVERIFY(reading[0].candle && reading[0].candle->high == 3.5);
        QVERIFY(plot->yOf(5) > plot->plotRect().top() && plot->yOf(1) < plot->plotRect().bottom());
    }
    void daysNeverLieOverEachOther()
    {
        for (const int days : {1, 7, 30, 90, 400})
            for (const int pixels : {200, 340, 900, 1'800}) {
                const auto ticks = timeTicks(kNow - std::chrono::hours{24} * days, kNow, pixels, 64);
                QVERIFY(!ticks.empty() || pixels == 200);
                for (std::size_t i = 1; i < ticks.size(); ++i) {
                    const double apart = toSeconds(ticks[i].time - ticks[i - 1].time) / (86'400.0 * days) * pixels;
                    QVERIFY2(apart >= 63.9, qPrintable(QString::number(days)));
                }
            }
    }
    void lanesSayWhatIsKnown()
    {
        const auto plot = made({line(QStringLiteral("A"), m_red, {{kNow - 90min, 1.0}}, PlotForm::Steps)});
        const int bottom = plot->plotRect().bottom();
        plot->setLanes({{m_green, {{kNow - 90min, kNow - 60min, true}, {kNow - 60min, kNow - 30min, false}}}});
        plot->grab();
        QVERIFY(plot->plotRect().bottom() < bottom);
        const QImage image = plot->grab().toImage();
        const auto lane = [&](Timestamp from, Timestamp to) {
            return inked(image, m_green,
                         {QPoint(plot->xOf(from) + 1, plot->plotRect().bottom() + 1),
                          QPoint(plot->xOf(to) - 1, plot->plotRect().bottom() + 7)});
        };
        const int seen = lane(kNow - 90min, kNow - 60min), told = lane(kNow - 60min, kNow - 30min);
        QVERIFY(told > 100 && std::abs(seen - 3 * told) <= 6);
        QCOMPARE(lane(kNow - 29min, kNow), 0);
    }

    void gapsStayGaps_data()
    {
        QTest::addColumn<int>("form");
        QTest::newRow("line") << static_cast<int>(PlotForm::Line);
        QTest::newRow("step") << static_cast<int>(PlotForm::Steps);
    }
    void gapsStayGaps()
    {
        QFETCH(int, form);
        const auto plot = made({line(QStringLiteral("A"), m_red,
                                     {{kNow - 90min, 1.0},
                                      {kNow - 60min, 3.0},
                                      {kNow - 50min, std::nullopt},
                                      {kNow - 30min, 2.0},
                                      {kNow - 10min, 4.0}},
                                     static_cast<PlotForm>(form))});
        const QImage image = plot->grab().toImage();
        QVERIFY(inked(image, m_red, strip(*plot, kNow - 90min, kNow - 60min)) > 10);
        QCOMPARE(inked(image, m_red, strip(*plot, kNow - 50min, kNow - 30min)), 0);
        QVERIFY(inked(image, m_red, strip(*plot, kNow - 30min, kNow - 10min)) > 10);
        // A line ends with its last point, a step holds.
        const bool after = inked(image, m_red, strip(*plot, kNow - 10min, kNow)) > 0;
        QCOMPARE(after, static_cast<PlotForm>(form) == PlotForm::Steps);
    }
    void stepsAreLevelAndAtTheirValue()
    {
        const auto plot =
            made({line(QStringLiteral("A"), m_red, {{kNow - 90min, 1.0}, {kNow - 45min, 3.0}}, PlotForm::Steps)});
        const QImage image = plot->grab().toImage();
        for (const auto& [from, to, value] :
             {std::tuple{kNow - 80min, kNow - 50min, 1.0}, std::tuple{kNow - 40min, kNow - 5min, 3.0}}) {
            const QRect part = strip(*plot, from, to);
            const int y = plot->yOf(value);
            const int near = inked(image, m_red, {part.left(), y - 3, part.width(), 7});
            QVERIFY(near >= part.width());
            QCOMPARE(inked(image, m_red, part), near);
        }
    }
    void readingsAreGivenValues()
    {
        const auto plot =
            made({line(QStringLiteral("A"), m_red,
                       {{kNow - 90min, 1.25}, {kNow - 60min, 3.75}, {kNow - 50min, std::nullopt}}, PlotForm::Line),
                  line(QStringLiteral("B"), m_green, {{kNow - 55min, 7.5}}, PlotForm::Steps)});
        // Never one in between.
        auto r = plot->readingAt(kNow - 61min);
        QCOMPARE(r.size(), 1u);
        QCOMPARE(r[0].value, 1.25);
        QVERIFY(r[0].at == kNow - 90min);
        r = plot->readingAt(kNow - 60min);
        QCOMPARE(r[0].value, 3.75);
        // Unknown: not there.
        r = plot->readingAt(kNow - 45min);
        QCOMPARE(r.size(), 1u);
        QCOMPARE(r[0].code, QStringLiteral("B"));
        QVERIFY(plot->readingAt(kNow - 95min).empty());
    }
    void wheelZoomsAtTheCursor()
    {
        const auto plot =
            made({line(QStringLiteral("A"), m_red, {{kNow - 90min, 1.0}, {kNow - 1min, 3.0}}, PlotForm::Line)});
        QSignalSpy paused(plot.get(), &TimePlot::pausedChanged);
        const QPoint at(plot->plotRect().left() + 150, plot->plotRect().center().y());
        const Timestamp before = plot->timeAt(at.x());
        wheel(*plot, at, 240);
        QVERIFY(plot->span() < 70min);
        QVERIFY(std::chrono::abs(plot->timeAt(at.x()) - before) < 30s);
        QVERIFY(plot->paused());
        QCOMPARE(paused.size(), 1);
        // The present leaves the paused view where it is.
        const Timestamp right = plot->to();
        plot->setNow(kNow + 1min);
        QVERIFY(plot->to() == right);
        QTest::keyClick(plot.get(), Qt::Key_End);
        QVERIFY(!plot->paused());
        QVERIFY(plot->to() == kNow + 1min);
        // Over the value axis only values zoom.
        const Duration span = plot->span();
        const int top = plot->yOf(3.0);
        wheel(*plot, plot->valueAxisRect().center(), 120);
        QVERIFY(plot->span() == span);
        QVERIFY(plot->yOf(3.0) != top);
        QTest::mouseDClick(plot.get(), Qt::LeftButton, {}, plot->valueAxisRect().center());
        QCOMPARE(plot->yOf(3.0), top);
        QTest::keyClick(plot.get(), Qt::Key_Home);
        QVERIFY(plot->span() == 100min);
    }
    void aBoxIsZoomedToAndUndone()
    {
        const auto plot =
            made({line(QStringLiteral("A"), m_red, {{kNow - 90min, 1.0}, {kNow - 1min, 3.0}}, PlotForm::Line)});
        QSignalSpy clicked(plot.get(), &TimePlot::timeClicked);
        const int top = plot->yOf(3.0);
        const QPoint from(plot->xOf(kNow - 60min), plot->yOf(2.5)), to(plot->xOf(kNow - 30min), plot->yOf(1.5));
        drag(*plot, to, from, Qt::ShiftModifier);
        QVERIFY(std::chrono::abs(plot->from() - (kNow - 60min)) < 30s);
        QVERIFY(std::chrono::abs(plot->to() - (kNow - 30min)) < 30s);
        QVERIFY(std::abs(plot->valueAt(plot->plotRect().top()) - 2.5) < 0.05);
        QVERIFY(std::abs(plot->valueAt(plot->plotRect().bottom() + 1) - 1.5) < 0.05);
        QVERIFY(plot->paused() && !plot->valuesFitted());
        // Another zoom and a move on top of it; each is a step back, and nothing is left then.
        wheel(*plot, plot->plotRect().center(), 120);
        drag(*plot, plot->plotRect().center(), plot->plotRect().center() + QPoint(40, 0));
        QTest::keyClick(plot.get(), Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(plot.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(std::chrono::abs(plot->from() - (kNow - 60min)) < 30s);
        QTest::keyClick(plot.get(), Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(plot.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!plot->paused() && plot->valuesFitted());
        QVERIFY(plot->span() == 100min && plot->to() == kNow);
        QCOMPARE(plot->yOf(3.0), top);
        // Up to the present: it stays live. A box of nothing, and one that is let go, change nothing.
        drag(*plot, from, {plot->plotRect().right() + 5, to.y()}, Qt::ShiftModifier);
        QVERIFY(!plot->paused() && plot->to() == kNow);
        QVERIFY(std::chrono::abs(plot->span() - 60min) < 30s);
        QTest::keyClick(plot.get(), Qt::Key_Home);
        drag(*plot, from, from + QPoint(40, 3), Qt::ShiftModifier);
        QVERIFY(plot->span() == 100min && plot->valuesFitted());
        QTest::mousePress(plot.get(), Qt::LeftButton, Qt::ShiftModifier, from);
        move(*plot, to, Qt::LeftButton);
        QTest::keyClick(plot.get(), Qt::Key_Escape);
        QTest::mouseRelease(plot.get(), Qt::LeftButton, {}, to);
        QVERIFY(plot->span() == 100min && plot->valuesFitted());
        // What was set for other values does not come back.
        drag(*plot, from, to, Qt::ShiftModifier);
        QTest::keyClick(plot.get(), Qt::Key_Home);
        plot->setFormat([](double v) { return QString::number(v); }, QStringLiteral("% a year"));
        QTest::keyClick(plot.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(plot->valuesFitted());
        QCOMPARE(clicked.size(), 0);
    }
    void whatMovedNothingIsNoStepBack()
    {
        const auto plot =
            made({line(QStringLiteral("A"), m_red, {{kNow - 90min, 1.0}, {kNow - 1min, 3.0}}, PlotForm::Line)});
        wheel(*plot, plot->plotRect().center(), 240);
        const Timestamp from = plot->from();
        QVERIFY(plot->span() < 100min);
        drag(*plot, plot->plotRect().center(), plot->plotRect().center() + QPoint(0, 30));
        QTest::keyClick(plot.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(plot->span() == 100min && plot->from() != from);
        // The same span again is no wish for another view; another one begins anew.
        drag(*plot, {200, 60}, {300, 120}, Qt::ShiftModifier);
        const Duration boxed = plot->span();
        plot->setSpan(100min);
        QVERIFY(plot->span() == boxed && !plot->valuesFitted());
        plot->setSpan(50min);
        QVERIFY(plot->span() == 50min && plot->valuesFitted());
        QTest::keyClick(plot.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(plot->span() == 50min);
        // Another button takes no box.
        QTest::mousePress(plot.get(), Qt::LeftButton, Qt::ShiftModifier, {200, 60});
        move(*plot, {300, 120}, Qt::LeftButton);
        QTest::mouseRelease(plot.get(), Qt::RightButton, {}, {300, 120});
        QVERIFY(plot->span() == 50min);
        QTest::mouseRelease(plot.get(), Qt::LeftButton, {}, {300, 120});
        QVERIFY(plot->span() < 50min);
    }
    void plotsAboveOneAnotherGoBackTogether()
    {
        const auto a =
            made({line(QStringLiteral("A"), m_red, {{kNow - 90min, 1.0}, {kNow - 1min, 3.0}}, PlotForm::Line)});
        const auto b =
            made({line(QStringLiteral("B"), m_red, {{kNow - 90min, 5.0}, {kNow - 1min, 9.0}}, PlotForm::Line)});
        connect(a.get(), &TimePlot::viewChanged, b.get(), [&] { b->showWith(*a); });
        connect(b.get(), &TimePlot::viewChanged, a.get(), [&] { a->showWith(*b); });
        QTest::keyClick(b.get(), Qt::Key_PageUp);
        const double top = b->valueAt(b->plotRect().top());
        drag(*a, {200, 60}, {300, 120}, Qt::ShiftModifier);
        QVERIFY(b->span() == a->span() && b->span() < 50min);
        QCOMPARE(b->valueAt(b->plotRect().top()), top);  // each has values of its own
        QTest::keyClick(b.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(a->span() == 100min && b->span() == 100min);
        QVERIFY(a->valuesFitted() && !b->valuesFitted());
        QTest::keyClick(a.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(b->valuesFitted());
    }
    void escapeIsThePlotsWhileItIsBusy()
    {
        QWidget window;
        QAction back;
        back.setShortcut(Qt::Key_Escape);
        window.addAction(&back);
        QSignalSpy left(&back, &QAction::triggered);
        auto plot =
            made({line(QStringLiteral("A"), m_red, {{kNow - 90min, 1.0}, {kNow - 1min, 3.0}}, PlotForm::Line)});
        plot->setParent(&window);
        window.resize(620, 260);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        plot->setFocus();
        QTest::mouseClick(plot.get(), Qt::LeftButton, Qt::ShiftModifier, {300, 100});
        QVERIFY(plot->busy());
        QTest::keyClick(plot.get(), Qt::Key_Escape);
        QVERIFY(!plot->busy());
        QCOMPARE(left.size(), 0);
        QTest::keyClick(plot.get(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
    }
    void aRulerMeasures()
    {
        const auto plot =
            made({line(QStringLiteral("A"), m_red, {{kNow - 90min, 1.0}, {kNow - 1min, 3.0}}, PlotForm::Line)});
        QSignalSpy clicked(plot.get(), &TimePlot::timeClicked);
        const QPoint from(plot->xOf(kNow - 60min), plot->yOf(1.5)), to(plot->xOf(kNow - 30min), plot->yOf(2.5));
        QTest::mouseClick(plot.get(), Qt::LeftButton, Qt::ShiftModifier, from);
        move(*plot, to);
        const QString text = plot->rulerText();
        QVERIFY2(text.contains(QStringLiteral(" \u00b7 30 m")) || text.contains(QStringLiteral(" \u00b7 29 m")),
                 qPrintable(text));
        QVERIFY2(text.startsWith(QStringLiteral("+0.9")) || text.startsWith(QStringLiteral("+1.0")),
                 qPrintable(text));
        QVERIFY(!text.contains(u'%'));
        // It stays where the next click is, whatever the pointer does then, and the press after that puts it away.
        QTest::mouseClick(plot.get(), Qt::LeftButton, {}, to);
        move(*plot, from);
        QCOMPARE(plot->rulerText(), text);
        QVERIFY(inked(plot->grab().toImage(), m_theme.ui.accent, plot->plotRect()) > 60);
        QTest::mouseClick(plot.get(), Qt::LeftButton, {}, to);
        QVERIFY(plot->rulerText().isEmpty());
        QCOMPARE(inked(plot->grab().toImage(), m_theme.ui.accent, plot->plotRect()), 0);
        QCOMPARE(clicked.size(), 0);
        // Ctrl+drag, downwards and back in time; of amounts the share as well.
        plot->setAmounts(true);
        drag(*plot, to, from, Qt::ControlModifier);
        QVERIFY2(plot->rulerText().startsWith(u'\u2212') && plot->rulerText().contains(u'%') &&
                     plot->rulerText().endsWith(QStringLiteral("back")),
                 qPrintable(plot->rulerText()));
        QTest::keyClick(plot.get(), Qt::Key_Escape);
        QVERIFY(plot->rulerText().isEmpty());
        QVERIFY(plot->span() == 100min && !plot->paused());
        // Nothing to measure where nothing is known.
        plot->setSeries({});
        QTest::mouseClick(plot.get(), Qt::LeftButton, Qt::ShiftModifier, from);
        QVERIFY(plot->rulerText().isEmpty());
    }
    void draggingPausesAndReturns()
    {
        const auto plot =
            made({line(QStringLiteral("A"), m_red, {{kNow - 300min, 1.0}, {kNow - 1min, 3.0}}, PlotForm::Line)});
        const QPoint from(300, 100);
        drag(*plot, from, from + QPoint(120, 0));
        QVERIFY(plot->paused());
        QVERIFY(plot->to() < kNow - 10min);
        // Back until the present is visible again.
        drag(*plot, from, from - QPoint(200, 0));
        QVERIFY(!plot->paused());
        QVERIFY(plot->to() == kNow);
        // Never further than where the record begins.
        for (int i = 0; i < 20; ++i) drag(*plot, from, from + QPoint(250, 0));
        QVERIFY(plot->to() >= kNow - 300min);
        // The word is a way back.
        plot->grab();
        QTest::mouseClick(plot.get(), Qt::LeftButton, {},
                          {plot->plotRect().left() + 20, plot->plotRect().bottom() - 14});
        QVERIFY(!plot->paused());
        QTest::keyClick(plot.get(), Qt::Key_Space);
        QVERIFY(plot->paused());
        plot->setNow(kNow + 10min);
        QVERIFY(plot->to() == kNow);
    }
    void theCursorTells()
    {
        const auto plot =
            made({line(QStringLiteral("A"), m_red, {{kNow - 90min, 1.0}, {kNow - 1min, 3.0}}, PlotForm::Line)});
        QSignalSpy hovered(plot.get(), &TimePlot::timeHovered);
        const QImage before = plot->grab().toImage();
        move(*plot, {200, 100});
        QCOMPARE(hovered.size(), 1);
        const auto t = hovered[0][0].value<std::optional<Timestamp>>();
        QVERIFY(t && std::chrono::abs(*t - plot->timeAt(200)) < 1s);
        QVERIFY(plot->grab().toImage() != before);
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(plot.get(), &leave);
        QVERIFY(plot->grab().toImage() == before);
        // Another panel's moment.
        plot->setMarkedTime(kNow - 50min);
        QVERIFY(inked(plot->grab().toImage(), m_theme.ui.accent,
                      {plot->xOf(kNow - 50min) - 1, plot->plotRect().top(), 3, plot->plotRect().height()}) > 10);
    }
    void emptyAndStaleAreSaid()
    {
        auto plot = made({});
        plot->setEmptyText(QStringLiteral("Nothing was paid yet"), QStringLiteral("It comes every 8 h."));
        const QImage nothing = plot->grab().toImage();
        QVERIFY(inked(nothing, m_theme.text.muted, plot->plotRect()) > 20);
        // A series that is unknown all the time is nothing, too.
        plot->setSeries({line(QStringLiteral("A"), m_red, {{kNow - 90min, std::nullopt}}, PlotForm::Steps)});
        QCOMPARE(inked(plot->grab().toImage(), m_red, plot->plotRect()), 0);
        QVERIFY(inked(plot->grab().toImage(), m_theme.text.muted, plot->plotRect()) > 20);

        plot =
            made({line(QStringLiteral("A"), m_red, {{kNow - 90min, 1.0}, {kNow - 1min, 3.0}}, PlotForm::Steps)});
        QVERIFY(inked(plot->grab().toImage(), m_red, plot->rect()) > 100);
        plot->setStale(true, QStringLiteral("stale since 14:00"));
        QCOMPARE(inked(plot->grab().toImage(), m_red, plot->rect()), 0);  // colour drains with truth
        plot->setStale(false);
        QVERIFY(inked(plot->grab().toImage(), m_red, plot->rect()) > 100);
    }
    void levelsMarkersAndZero()
    {
        const auto plot =
            made({line(QStringLiteral("A"), m_red, {{kNow - 90min, 2.0}, {kNow - 1min, 3.0}}, PlotForm::Line)});
        const QColor mark(255, 0, 255), limit(0, 255, 255);
        plot->setMarkers({{kNow - 40min, QStringLiteral("cascade"), mark}});
        plot->setLevels({{2.5, QStringLiteral("limit"), limit}});
        QImage image = plot->grab().toImage();
        const int x = plot->xOf(kNow - 40min), y = plot->yOf(2.5);
        QVERIFY(inked(image, mark, {x - 1, plot->plotRect().top(), 3, plot->plotRect().height()}) > 20);
        QVERIFY(inked(image, limit, {plot->plotRect().left(), y - 1, plot->plotRect().width(), 3}) > 100);
        const int bottom = plot->plotRect().bottom();
        QVERIFY(plot->yOf(0) > bottom);  // zero is out of sight
        plot->setZeroLine(true);
        QVERIFY(plot->yOf(0) <= bottom);
        image = plot->grab().toImage();
        QVERIFY(inked(image, m_theme.line.strong,
                      {plot->plotRect().left(), plot->yOf(0) - 1, plot->plotRect().width(), 3}) > 200);
    }
    void endsAreNamedApart()
    {
        std::vector<PlotSeries> series;
        for (int i = 0; i < 4; ++i)
            series.push_back(line(QStringLiteral("V%1").arg(i), QColor::fromHsv(i * 90, 255, 255),
                                  {{kNow - 90min, 1.0}, {kNow - 1min, 3.0 + i * 0.001}}, PlotForm::Steps));
        const auto plot = made(series);
        const QImage image = plot->grab().toImage();
        // A key of ten pixels each, one below the other, though the values are one.
        const QRect ends(plot->plotRect().right() + 30, 0, plot->width() - plot->plotRect().right() - 31,
                         plot->height());
        for (const PlotSeries& s : series) QVERIFY(inked(image, s.color, ends) >= 30);
    }
    void picturesAreWritten()
    {
        QTemporaryDir dir;
        const auto plot =
            made({line(QStringLiteral("A"), m_red, {{kNow - 90min, 1.0}, {kNow - 1min, 3.0}}, PlotForm::Steps)});
        move(*plot, {200, 100});
        QVERIFY(plot->savePng(dir.filePath(QStringLiteral("a.png")), 2));
        const QImage png(dir.filePath(QStringLiteral("a.png")));
        QCOMPARE(png.size(), plot->size() * 2);
        QVERIFY(inked(png, m_red, png.rect()) > 400);
        QVERIFY(plot->saveSvg(dir.filePath(QStringLiteral("a.svg"))));
        QFile svg(dir.filePath(QStringLiteral("a.svg")));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        const QByteArray text = svg.readAll();
        QVERIFY(text.contains("<path") || text.contains("<polyline"));
        QVERIFY(text.contains("bp per 8 h"));
        QVERIFY(!text.contains("A name · "));  // the cursor is not part of the picture
        QVERIFY(!plot->savePng(QStringLiteral("/nonexistent/a.png"), 1));
        QVERIFY(!plot->saveSvg(QStringLiteral("/nonexistent/a.svg")));
    }
    void themesSwitchAndSizesAreSurvived()
    {
        const auto plot =
            made({line(QStringLiteral("A"), m_red, {{kNow - 90min, 1.0}, {kNow - 1min, 3.0}}, PlotForm::Line)});
        const Theme light = builtinTheme(QStringLiteral("light"));
        plot->setTheme(light);
        QCOMPARE(plot->grab().toImage().pixelColor(2, 2), light.bg.panel);
        for (const QSize size : {QSize(1, 1), QSize(40, 20), QSize(160, 72), QSize(2000, 30), QSize(900, 700)}) {
            plot->resize(size);
            plot->grab();
            move(*plot, {size.width() / 2, size.height() / 2});
            wheel(*plot, {size.width() / 2, size.height() / 2}, 120);
            plot->grab();
        }
    }
    void manyPointsOfYearsAndSeconds()
    {
        std::vector<PlotPoint> points;
        for (int i = 0; i < 50'000; ++i) points.push_back({kNow - i * 1min, std::sin(i / 500.0)});
        std::reverse(points.begin(), points.end());
        const auto plot = made({line(QStringLiteral("A"), m_red, std::move(points), PlotForm::Line)}, 24h * 40);
        QVERIFY(inked(plot->grab().toImage(), m_red, plot->plotRect()) > 500);
        for (int i = 0; i < 80; ++i) wheel(*plot, plot->plotRect().center(), 120);
        QVERIFY(plot->span() == 10s);
        plot->grab();
        for (int i = 0; i < 120; ++i) wheel(*plot, plot->plotRect().center(), -120);
        QVERIFY(plot->span() < 24h * 200);
    }
};

QTEST_MAIN(TestTimePlot)
#include "tst_time_plot.moc"
