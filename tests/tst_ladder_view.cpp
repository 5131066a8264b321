// The ladder: grouped rows around a mid that stands still, exact sums, stale looks stale. And the
// funding cells and tables, which are read the same way: by their pixels.
#include "widgets/color_ramp.h"
#include "widgets/format.h"
#include "widgets/heat_cell_delegate.h"
#include "widgets/house_style.h"
#include "widgets/ladder_view.h"
#include "widgets/panel_frame.h"
#include "widgets/table_header.h"
#include "widgets/table_style.h"

#include <QPainter>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QStyleOption>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

Price p(double v)
{
    return Price::nearest(v);
}

DepthLane book(VenueId venue, double mid)
{
    DepthLane lane;
    lane.instrument = InstrumentId::make(venue, 1);
    lane.venue = venue;
    lane.tick = p(0.1);
    lane.state = BookState::Live;
    lane.fresh = Freshness::Live;
    for (int i = 0; i < 400; ++i) {
        lane.bids.push_back({p(mid - 0.1 - i * 0.5), Qty{1}});
        lane.asks.push_back({p(mid + 0.1 + i * 0.5), Qty{2}});
    }
    return lane;
}

std::shared_ptr<DepthSnapshot> snapshot(std::vector<DepthLane> lanes, Mono at = Mono{1h})
{
    auto s = std::make_shared<DepthSnapshot>();
    s->asset = "BTC";
    s->asOf.mono = at;
    s->lanes = std::move(lanes);
    return s;
}

double expectedUsd(const DepthLane& lane, bool ask, std::int64_t row, Price group)
{
    double usd = 0;
    for (const Level& l : ask ? lane.asks : lane.bids)
        if ((ask ? ceilRow(l.price, group) : floorRow(l.price, group)) == row) usd += (l.price * l.qty).v;
    return usd;
}

bool contains(const QImage& image, const QRect& rect, const QColor& color)
{
    for (int y = rect.top(); y <= rect.bottom(); ++y)
        for (int x = rect.left(); x <= rect.right(); ++x)
            if (QColor(image.pixel(x, y)) == color) return true;
    return false;
}

}  // namespace

class TestLadderView : public QObject {
    Q_OBJECT

    const Theme m_theme = builtinTheme(QStringLiteral("dark"));

    std::unique_ptr<LadderView> made(std::shared_ptr<const DepthSnapshot> data, Price group) const
    {
        auto ladder = std::make_unique<LadderView>(m_theme);
        ladder->resize(212, 500);
        ladder->setGroup(group);
        ladder->setData(std::move(data));
        return ladder;
    }

private Q_SLOTS:
    void emptyAtFirst()
    {
        LadderView ladder(m_theme);
        ladder.resize(212, 400);
        const QImage image = ladder.grab().toImage();
        QVERIFY(contains(image, ladder.rect(), m_theme.bg.header));
        for (const QColor& side : {m_theme.side.askFill, m_theme.side.bidFill, m_theme.side.ask, m_theme.side.bid})
            QVERIFY(!contains(image, ladder.rect(), side));
        QVERIFY(ladder.rows().empty());
        ladder.setData(snapshot({}));
        QVERIFY(ladder.rows().empty() && !ladder.stale());
        DepthLane oneSided = book(VenueId::Binance, 80'000);
        oneSided.asks.clear();
        ladder.setData(snapshot({oneSided}));
        QVERIFY(ladder.rows().empty());
    }
    void rowsAreGroupedAroundTheMid()
    {
        const DepthLane lane = book(VenueId::Binance, 80'004.3);
        auto ladder = made(snapshot({lane}), p(10));
        std::optional<std::int64_t> lowestAsk, highestBid;
        int lastBottom = 0;
        for (const LadderView::Row& row : ladder->rows()) {
            QVERIFY(row.rect.top() >= lastBottom);
            lastBottom = row.rect.bottom();
            const std::int64_t n = row.price.raw / p(10).raw;
            QVERIFY(std::fabs(row.size - expectedUsd(lane, row.ask, n, p(10))) < 1e-6);
            if (row.ask)
                lowestAsk = n;
            else if (!highestBid)
                highestBid = n;
        }
        // Asks round up, bids down: no row holds both.
        QCOMPARE(*lowestAsk, std::int64_t{8001});
        QCOMPARE(*highestBid, std::int64_t{8000});
        QCOMPARE(ladder->rows().front().rect.height(), 20);
    }
    // Where a dragged panel would land: the accent's fill, through which the panels below are seen.
    void dropTargetIsOurs()
    {
        HouseStyle style(m_theme);
        QStyleOptionRubberBand band;
        band.rect = QRect(0, 0, 80, 60);
        QImage image(band.rect.size(), QImage::Format_RGB32);
        image.fill(m_theme.bg.panel);
        QPainter painter(&image);
        style.drawControl(QStyle::CE_RubberBand, &band, &painter, nullptr);
        painter.end();
        const QColor inside(image.pixel(40, 30));
        QVERIFY(inside != m_theme.bg.panel && inside != m_theme.ui.accentFill);
        int edge = 0;
        for (int x = 6; x < 74; ++x) edge += QColor(image.pixel(x, 0)) == m_theme.ui.accent;
        QVERIFY(edge > 20 && edge < 68);  // dashed
        QCOMPARE(style.styleHint(QStyle::SH_RubberBand_Mask, nullptr, nullptr, nullptr), 0);
    }
    void smallIsNotNothing()
    {
        DepthLane lane = book(VenueId::Binance, 80'004.3);
        for (Level& l : lane.asks)
            if (l.price > p(80'030)) l.qty = Qty{1e-6};  // some cents
        auto ladder = made(snapshot({lane}), p(10));
        int tiny = 0, empty = 0;
        for (const LadderView::Row& row : ladder->rows()) {
            const QString text = ladder->sizeText(row);
            empty += row.size <= 0 && text.isEmpty();
            tiny += text == QStringLiteral("<0.01");
            QVERIFY(text != QStringLiteral("0.00"));
        }
        QVERIFY(tiny > 3);
        QVERIFY(empty == 0);
    }
    void tipSplitsTheRowByVenue()
    {
        DepthLane a = book(VenueId::Binance, 80'004.3), b = book(VenueId::Okx, 80'004.3),
                  c = book(VenueId::Hyperliquid, 80'004.3);
        b.fresh = Freshness::Stale;
        c.bids.resize(4);
        c.asks.resize(4);
        c.reach = OrderBook::Reach{c.bids.back().price, c.asks.back().price};
        DepthLane none;
        none.venue = VenueId::Bybit;
        auto ladder = made(snapshot({a, none, b, c}), p(10));
        const LadderView::Row& far = ladder->rows().front();
        QVERIFY(far.ask);
        const QString tip = ladder->tipAt(far.rect.center());
        const QStringList lines = tip.split(u'\n');
        QCOMPARE(lines.size(), 6);
        // The sum of all ask rows, for this one is the furthest.
        double sum = 0;
        for (const LadderView::Row& r : ladder->rows()) sum += r.ask ? r.size : 0;
        QCOMPARE(lines[5], QStringLiteral("from the touch to here: ") + format::money(sum));
        QVERIFY(std::fabs(far.total - sum) < 1e-6 * sum);
        QVERIFY(lines[0].contains(QStringLiteral("ask ") + format::money(far.size)));
        QCOMPARE(lines[1], QStringLiteral("BN: ") + format::money(far.size));
        QCOMPARE(lines[2], QStringLiteral("BY: no book"));
        QVERIFY(lines[3].startsWith(QStringLiteral("OK: ")) && lines[3].contains(QStringLiteral("not in Σ")));
        QCOMPARE(lines[4], QStringLiteral("HL: unknown, beyond its book"));
        QVERIFY(ladder->tipAt({50, 5}).isEmpty());
    }
    void venuesAddUpAndStaleOnesDoNot()
    {
        DepthLane a = book(VenueId::Binance, 80'004.3), b = book(VenueId::Bybit, 80'004.3);
        auto ladder = made(snapshot({a, b}), p(10));
        const auto bidAt = [&](const LadderView& l) {
            for (const auto& r : l.rows())
                if (!r.ask) return r.size;
            return -1.0;
        };
        const double one = expectedUsd(a, false, 8000, p(10));
        QVERIFY(std::fabs(bidAt(*ladder) - 2 * one) < 1e-6);
        b.fresh = Freshness::Stale;
        ladder->setData(snapshot({a, b}));
        QVERIFY(std::fabs(bidAt(*ladder) - one) < 1e-6);
        QVERIFY(!ladder->stale());
        ladder->setLanes(LaneChoice::only(VenueId::Bybit));
        QVERIFY(ladder->stale());
        DepthLane spot = a;
        spot.market = Market::Spot;
        ladder->setLanes(LaneChoice{});
        ladder->setData(snapshot({a, spot}));
        QVERIFY(std::fabs(bidAt(*ladder) - one) < 1e-6);  // spot is another market
    }
    void theMidStandsStill()
    {
        auto ladder = made(snapshot({book(VenueId::Binance, 80'004.3)}), p(10));
        const auto lastAskY = [&] {
            int y = -1;
            for (const auto& r : ladder->rows())
                if (r.ask) y = r.rect.bottom();
            return y;
        };
        const int before = lastAskY();
        QVERIFY(before > 0);
        for (double mid : {80'104.3, 79'204.1, 81'000.7}) {
            ladder->setData(snapshot({book(VenueId::Binance, mid)}));
            QCOMPARE(lastAskY(), before);
        }
    }
    void barsAndStaleness()
    {
        DepthLane lane = book(VenueId::Binance, 80'004.3);
        auto ladder = made(snapshot({lane}), p(10));
        const LadderView::Row ask = ladder->rows().front(), bid = ladder->rows().back();
        QImage image = ladder->grab().toImage();
        QVERIFY(contains(image, ask.rect, m_theme.side.askFill));
        QVERIFY(contains(image, bid.rect, m_theme.side.bidFill));
        QVERIFY(!contains(image, bid.rect, m_theme.side.askFill));
        lane.state = BookState::Stale;
        ladder->setData(snapshot({lane}));
        QVERIFY(ladder->stale());
        image = ladder->grab().toImage();
        for (const QColor& live : {m_theme.side.askFill, m_theme.side.bidFill, m_theme.side.ask, m_theme.side.bid})
            QVERIFY(!contains(image, ladder->rect(), live));
        QVERIFY(contains(image, ladder->rect(), m_theme.state.hatch));
    }
    void itTellsInWords()
    {
        auto ladder = made(snapshot({book(VenueId::Binance, 80'004.3)}), p(10));
        const QString words = ladder->accessibleDescription();
        QVERIFY2(words.contains(QStringLiteral("mid 80,004.3")), qPrintable(words));
        QVERIFY(words.contains(QStringLiteral("largest bid $")));
    }
    void hoverAndClick()
    {
        auto ladder = made(snapshot({book(VenueId::Binance, 80'004.3)}), p(10));
        QSignalSpy hovered(ladder.get(), &LadderView::priceHovered),
            clicked(ladder.get(), &LadderView::priceClicked);
        const LadderView::Row row = ladder->rows().back();
        QTest::mouseClick(ladder.get(), Qt::LeftButton, {}, row.rect.center());
        QCOMPARE(clicked.first().first().toDouble(), row.price.value());
        QMouseEvent e(QEvent::MouseMove, QPointF(row.rect.center()), QPointF(row.rect.center()), Qt::NoButton,
                      Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(ladder.get(), &e);
        QCOMPARE(*hovered.last().first().value<std::optional<double>>(), row.price.value());
    }
    void tinyPricesAndSizes()
    {
        DepthLane lane = book(VenueId::Binance, 1);
        lane.tick = p(0.000001);
        lane.bids = {{p(0.003981), Qty{1e6}}, {p(0.003980), Qty{2e6}}};
        lane.asks = {{p(0.003982), Qty{1e6}}};
        LadderView ladder(m_theme);
        ladder.setData(snapshot({lane}));
        for (const QSize& size : {QSize(212, 500), QSize(160, 120), QSize(10, 10), QSize(188, 61)}) {
            ladder.resize(size);
            ladder.setData(snapshot({lane}));
            ladder.grab();
            QCOMPARE(ladder.rows().empty(), size.height() < 100);  // no room for one
            for (const auto& row : ladder.rows()) QVERIFY(ladder.rect().contains(row.rect) && row.price.raw > 0);
        }
        ladder.resize(212, 500);
        QCOMPARE(ladder.group(), p(0.000001));
    }

    // ---- Cells -----------------------------------------------------------------------------------

    void fundingCells()
    {
        QStandardItemModel model(1, 4);
        HeatCell hot, none, stale;
        hot.bpPer8h = 7.84;
        hot.interval = QStringLiteral("1h");
        hot.text = QStringLiteral("+7.84");
        none.listed = false;
        stale = hot;
        stale.fresh = Freshness::Stale;
        stale.age = QStringLiteral("94 s");
        model.setData(model.index(0, 1), QVariant::fromValue(hot), HeatCellRole);
        model.setData(model.index(0, 2), QVariant::fromValue(none), HeatCellRole);
        model.setData(model.index(0, 3), QVariant::fromValue(stale), HeatCellRole);
        QTableView view;
        view.setModel(&model);
        styleTable(&view, m_theme, Density::Normal);
        view.setItemDelegate(new HeatCellDelegate(m_theme, &view));
        view.resize(500, 100);
        for (int c = 0; c < 4; ++c) view.setColumnWidth(c, 90);
        view.show();
        const QImage image = view.viewport()->grab().toImage();
        const QColor heat(rateColor(m_theme.ramp.rateDiverging, 7.84));
        QVERIFY(contains(image, QRect(91, 1, 80, 20), heat));
        QVERIFY(!contains(image, QRect(181, 1, 80, 20), heat));  // not listed: no colour at all
        QVERIFY(!contains(image, QRect(271, 1, 80, 20), heat));  // stale: the colour drains
        QVERIFY(contains(image, QRect(271, 1, 80, 20), m_theme.state.hatch));
        QCOMPARE(view.rowHeight(0), 24);
    }
    void changedCellsFade()
    {
        QStandardItemModel model(1, 2);
        model.setData(model.index(0, 0), QStringLiteral("a"));
        QTableView view;
        view.setModel(&model);
        styleTable(&view, m_theme, Density::Compact);
        Theme quick = m_theme;
        quick.motion.changedFade = 120;
        auto* delegate = new TableDelegate(quick, &view);
        view.setItemDelegate(delegate);
        view.resize(300, 60);
        view.setColumnWidth(1, 80);
        view.show();
        const auto ground = [&] {
            return QColor(view.viewport()->grab().toImage().pixel(view.columnViewportPosition(1) + 40, 8));
        };
        QCOMPARE(ground(), m_theme.bg.panel);
        delegate->setReducedMotion(true);
        model.setData(model.index(0, 1), cell::nowMs(), cell::ChangedAt);
        QCOMPARE(ground(), m_theme.ui.changedWash);  // no fade: the full wash
        delegate->setReducedMotion(false);
        model.setData(model.index(0, 1), cell::nowMs(), cell::ChangedAt);
        QTRY_COMPARE(ground(), m_theme.bg.panel);
    }
    // What is faint has 3.6:1 on the ground of a selected row.
    void faintTextIsReadOnASelectedRow()
    {
        for (const QString& name : builtinThemeNames()) {
            const Theme theme = builtinTheme(name);
            QStandardItemModel model(1, 2);
            model.setData(model.index(0, 1), QStringLiteral("EHLM\u2588\u2588"));
            model.setData(model.index(0, 1), int(CellTone::Faint), cell::Tone);
            QTableView view;
            view.setModel(&model);
            styleTable(&view, theme, Density::Compact);
            view.setItemDelegate(new TableDelegate(theme, &view));
            view.resize(300, 60);
            view.show();
            view.selectRow(0);
            const QImage image = view.viewport()->grab().toImage();
            double best = 0;
            const int left = view.columnViewportPosition(1);
            for (int x = left; x < left + 60; ++x)
                for (int y = 2; y < 17; ++y)
                    best = std::max(best, contrast(image.pixelColor(x, y), theme.ui.selection));
            // No pixel of faint letters could be further from the ground than faint itself.
            QVERIFY2(best > contrast(theme.text.faint, theme.ui.selection) + 0.3, qPrintable(name));
            QVERIFY(contrast(theme.text.muted, theme.ui.selection) >= 5);
        }
    }
    void marksBarsAndSelection()
    {
        QStandardItemModel model(2, 3);
        model.setData(model.index(0, 1), int(PositionSide::Long), cell::Mark);
        model.setData(model.index(1, 1), int(PositionSide::Short), cell::Mark);
        model.setData(model.index(0, 2), int(VenueId::Bybit), cell::Venue);
        model.setData(model.index(0, 2), QStringLiteral("BY"));
        model.setData(model.index(1, 0), 1.0, cell::RowBar);
        model.setData(model.index(1, 0), int(CellTone::Short), cell::RowBarTone);
        QTableView view;
        view.setModel(&model);
        styleTable(&view, m_theme, Density::Compact);
        view.setItemDelegate(new TableDelegate(m_theme, &view));
        view.resize(300, 80);
        view.show();
        view.selectRow(0);
        const QImage image = view.viewport()->grab().toImage();
        QCOMPARE(QColor(image.pixel(0, 5)), m_theme.ui.accent);  // selection edge
        QVERIFY(contains(image, QRect(view.columnViewportPosition(1), 0, 30, 20), m_theme.liq.longs));
        QVERIFY(contains(image, QRect(view.columnViewportPosition(1), 20, 30, 20), m_theme.liq.shorts));
        QVERIFY(contains(image, QRect(view.columnViewportPosition(2), 0, 20, 20), m_theme.venue[1]));
        QVERIFY(QColor(image.pixel(50, 30)) != m_theme.bg.panel);  // the bar runs through all cells
        QVERIFY(qobject_cast<TableHeader*>(view.horizontalHeader()));
        QCOMPARE(view.horizontalHeader()->height(), 24);
        // Widths from the widest text, never from the contents.
        const ColumnSpec narrow{QStringLiteral("8"), 0, false, 400},
            wide{QStringLiteral("84,012.4"), 0, false, 400};
        QVERIFY(columnWidth(wide, QStringLiteral("x"), m_theme) >
                columnWidth(narrow, QStringLiteral("x"), m_theme));
    }
    void panelFrames()
    {
        PanelTitleBar bar(m_theme, QStringLiteral("Depth"));
        bar.setContext(QStringLiteral("BTC perp"));
        bar.setProvenance(Provenance::Measured);
        bar.setLight(Light::Stale, QStringLiteral("6.4 s"));
        bar.resize(600, 28);
        QCOMPARE(bar.light(), Light::Stale);
        QVERIFY(bar.accessibleDescription().contains(QStringLiteral("stale 6.4 s")));
        QCOMPARE(QColor(bar.grab().toImage().pixel(300, 14)), m_theme.bg.raised);
        QSignalSpy close(&bar, &PanelTitleBar::closeRequested), maximise(&bar, &PanelTitleBar::maximiseRequested),
            settings(&bar, &PanelTitleBar::settingsRequested);
        QTest::mouseClick(&bar, Qt::MiddleButton, {}, {300, 14});
        QTest::mouseDClick(&bar, Qt::LeftButton, {}, {300, 14});
        const auto buttons = bar.findChildren<QToolButton*>();
        QCOMPARE(buttons.size(), 2);
        for (QToolButton* b : buttons) QTest::mouseClick(b, Qt::LeftButton);
        QCOMPARE(close.size(), 1);
        QCOMPARE(maximise.size(), 1);
        QCOMPARE(settings.size(), 1);

        // Narrow: the icons come when somebody looks for them.
        bar.setSettingsVisible(false);
        bar.resize(360, 28);
        bar.grab();
        QToolButton* popOut = nullptr;
        for (QToolButton* b : buttons)
            if (b->accessibleName() == QStringLiteral("Pop out")) popOut = b;
        QVERIFY(popOut && popOut->isHidden());
        QEnterEvent enter(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5));
        QApplication::sendEvent(&bar, &enter);
        QVERIFY(!popOut->isHidden());
        QEvent leave(QEvent::Leave);
        QApplication::sendEvent(&bar, &leave);
        QVERIFY(popOut->isHidden());

        PanelBody body(m_theme);
        body.setContent(new QWidget);
        body.resize(300, 200);
        body.setFooter(QStringLiteral("left"), QStringLiteral("right"));
        body.setFrameState(FrameState::Focused);
        body.show();
        const QImage image = body.grab().toImage();
        QCOMPARE(QColor(image.pixel(0, 100)), m_theme.ui.focus);
        QCOMPARE(QColor(image.pixel(150, 190)), m_theme.bg.header);
    }
};

QTEST_MAIN(TestLadderView)
#include "tst_ladder_view.moc"
