// The basis panel: every number is the board's, what is not known is a dash with its reason, gaps in the past stay
// gaps, and everything is at hand for keyboard, copy and export.
#include "tests/support/panel_rig.h"
#include "ui/panels/basis_panel.h"
#include "ui/panels/board_view.h"
#include "widgets/format.h"
#include "widgets/page_grid.h"
#include "widgets/segmented.h"
#include "widgets/venue_key.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QHeaderView>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace plimsoll;

class TstBasisPanel : public QObject, private test::PanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init()
    {
        fresh();
        useFour();
    }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void numbersAreTheBoards();
    void dispersionSaysWhatItLacks();
    void gapsSayHowLong();
    void signsInEveryStyle();
    void takersOnBothSides();
    void aStaleVenueIsADash();
    void anOracleThatIsNotToBeBelieved();
    void dollarsForOnes();
    void hiddenVenues();
    void gapsInThePastStayGaps();
    void olderThanThisStart();
    void nothingYet();
    void exportsAndCopy();
    void theSpanShownIsExported();
    void partsFitTheirRoom_data();
    void partsFitTheirRoom();
    void modelsKeepTheRules();

private:
    std::unique_ptr<Panel> m_held;
    BasisPanel& open(sample::Mood mood, QSize size = {900, 660})
    {
        m_held = make(QStringLiteral("basis"));
        show(*m_held, mood, size);
        return *qobject_cast<BasisPanel*>(m_held.get());
    }
    std::shared_ptr<const BasisSnapshot> board() const { return m_hub->basis.read().value; }
    static QString tip(TextTable* t, int row, int column)
    {
        return t->index(row, column).data(Qt::ToolTipRole).toString();
    }
};

void TstBasisPanel::numbersAreTheBoards()
{
    BasisPanel& p = open(sample::Mood::Full);
    TextTable* const venues = p.table(BasisPanel::PVenues);
    const auto b = board();
    QCOMPARE(venues->rowCount(), 4);
    for (int r = 0; r < 4; ++r) {
        const BasisVenue& v = *b->venues[static_cast<std::size_t>(r)];
        QCOMPARE(venues->index(r, 2).data().toString(), signedBp(*v.index.bp));
        QCOMPARE(venues->index(r, 3).data().toString(), v.spot.bp ? signedBp(*v.spot.bp) : format::kNone);
        QCOMPARE(venues->index(r, 4).data().toString(), signedBp(*v.mark.bp));
        QCOMPARE(venues->index(r, 5).data().toString(), signedBp(*v.premium.bp));
    }
    QVERIFY(tip(venues, 3, 3).contains(QStringLiteral("No spot")));  // Hyperliquid: and not zero
    QCOMPARE(venues->index(0, 6).data().toString(), QStringLiteral("BN 200 ms"));
    QCOMPARE(venues->index(1, 6).data().toString(), QStringLiteral("others 100 ms"));
    QVERIFY(tip(venues, 0, 6).contains(QStringLiteral("0.61")) &&
            tip(venues, 0, 6).contains(QStringLiteral("1,790")));
    QCOMPARE(p.facts()->facts()[0].value, format::bp(*b->dispersion.value) + QStringLiteral(" bp"));
    QCOMPARE(p.facts()->facts()[0].note, QStringLiteral("usual 4.10"));
    QCOMPARE(p.face().fresh, Freshness::Live);
    QVERIFY(p.face().context.contains(QStringLiteral("BN BY OK HL")));
}

// Without a venue that is to speak the others stand at least so far apart.
void TstBasisPanel::dispersionSaysWhatItLacks()
{
    BasisPanel& p = open(sample::Mood::Full);
    BasisSnapshot s = *board();
    s.dispersion.floor = true;
    s.missing = 0b1000;
    m_hub->basis.publish(s);
    p.pull(*m_hub, m_now, true);
    const Fact& f = p.facts()->facts()[0];
    QCOMPARE(f.value, format::atLeast(format::bp, *s.dispersion.value) + QStringLiteral(" bp"));
    QVERIFY2(f.note.startsWith(QStringLiteral("without HL")), qPrintable(f.note));
    QVERIFY(f.tip.contains(QStringLiteral("without HL")));
}

void TstBasisPanel::gapsSayHowLong()
{
    BasisPanel& p = open(sample::Mood::Full);
    TextTable* const pairs = p.table(BasisPanel::PPairs);
    QCOMPARE(pairs->rowCount(), 6);
    // Binance over Hyperliquid: 4.2 bp, twelve seconds out of its usual band.
    QCOMPARE(column(*pairs, 0)[2], QStringLiteral("BN \u2013 HL"));
    QCOMPARE(column(*pairs, 1)[2], QStringLiteral("+4.20"));
    QCOMPARE(column(*pairs, 2)[2], QStringLiteral("BN"));
    QCOMPARE(column(*pairs, 3)[2], QStringLiteral("\u22121.30 to +1.70"));
    QCOMPARE(column(*pairs, 4)[2], QStringLiteral("12 s"));
    QCOMPARE(column(*pairs, 5)[2], QStringLiteral("8.4 s, n 3"));
    QVERIFY(column(*pairs, 6)[2].startsWith(QStringLiteral("\u221212.3 ")));
    QCOMPARE(column(*pairs, 7)[2], QStringLiteral("BN 200 ms"));
    QCOMPARE(column(*pairs, 4)[0], QStringLiteral("within"));
    QCOMPARE(column(*pairs, 2)[0], QStringLiteral("BY"));
    // The matrix says the same from both sides.
    TextTable* const matrix = p.table(BasisPanel::PMatrix);
    QCOMPARE(matrix->index(0, 4).data().toString(), QStringLiteral("+4.20"));
    QCOMPARE(matrix->index(3, 1).data().toString(), QStringLiteral("\u22124.20"));
    QCOMPARE(matrix->index(2, 3).data().toString(), QStringLiteral("\u00b7"));
    QVERIFY(tip(matrix, 0, 4).contains(QStringLiteral("for 12 s")));
}

// Which one is dear is told by the sign: it does not hang on how the digits are written.
void TstBasisPanel::signsInEveryStyle()
{
    QCOMPARE(signedBp(-1'250), QStringLiteral("\u22121,250.0"));
    QCOMPARE(signedBp(1'250), QStringLiteral("+1,250.0"));
    QCOMPARE(signedBp(-0.004), QStringLiteral("0.00"));
    const auto restored = qScopeGuard([usual = format::style()] { format::setStyle(usual); });
    format::Style style;
    style.marks = {number_text::Marks::Point::Comma, number_text::Marks::Group::Dot, true};
    format::setStyle(style);
    QCOMPARE(signedBp(-12.4), QStringLiteral("\u221212,4"));
    QCOMPARE(signedBp(12.4), QStringLiteral("+12,4"));
    QCOMPARE(signedBp(-1'250), QStringLiteral("\u22121.250,0"));
    QCOMPARE(signedBp(0.004), QStringLiteral("0,00"));
    BasisPanel& p = open(sample::Mood::Full);
    TextTable* const pairs = p.table(BasisPanel::PPairs);
    QCOMPARE(column(*pairs, 1)[2], QStringLiteral("+4,20"));
    QCOMPARE(column(*pairs, 2)[2], QStringLiteral("BN"));
    BasisSnapshot s = *board();
    QVERIFY(s.pairs.size() >= 2);
    s.pairs[0].bp = -0.004;
    s.pairs[1].bp = -1'250;
    BasisView view;
    view.venues = {VenueId::Binance, VenueId::Bybit, VenueId::Okx, VenueId::Hyperliquid};
    const std::vector<TextRow> rows = basisPairRows(s, view);
    QCOMPARE(rows[0].cells[2].text, QStringLiteral("even"));
    QCOMPARE(rows[1].cells[1].text, QStringLiteral("\u22121.250,0"));
    QCOMPARE(rows[1].cells[2].text, venueCodeText(s.pairs[1].second));
}

// Seconds, what chance gives and what they matched, and no more than that is said; where a venue is silent it is
// not known, and that is no "no hint".
void TstBasisPanel::takersOnBothSides()
{
    BasisPanel& p = open(sample::Mood::Full);
    Fact said = p.facts()->facts().back();
    QCOMPARE(said.label, QStringLiteral("Opposite taker flow: consistent with arbitrage, not proof"));
    QCOMPARE(said.value, QStringLiteral("BN buys, BY sells"));
    QCOMPARE(said.note, QStringLiteral("41 s, chance 19, %1 matched").arg(format::money(2.3e6)));
    QVERIFY2(said.tip.contains(QStringLiteral("6.2 % of the taker flow of both")), qPrintable(said.tip));
    QVERIFY2(said.tip.contains(QStringLiteral("BY over BN as they began: +2.10 bp, in all seconds +0.40 bp")),
             qPrintable(said.tip));
    TextTable* const pairs = p.table(BasisPanel::PPairs);
    QCOMPARE(column(*pairs, 8)[0], QStringLiteral("BN 41 s"));
    QVERIFY(tip(pairs, 0, 8).contains(QStringLiteral("BY buys, BN sells: 17 of 76 s in which both were busy")));
    QVERIFY(tip(pairs, 0, 8).contains(QStringLiteral("not clearly above chance")));
    QCOMPARE(column(*pairs, 8)[1], QStringLiteral("no hint"));
    // Of venues that are not shown nothing is said.
    p.setHidden(1u << static_cast<unsigned>(VenueId::Bybit));
    said = p.facts()->facts().back();
    QCOMPARE(said.label, QStringLiteral("Opposite taker flow"));
    QCOMPARE(said.value, QStringLiteral("no hint"));
    QVERIFY(said.note.isEmpty());

    BasisPanel& late = open(sample::Mood::Late);  // Bybit is stale
    said = late.facts()->facts().back();
    QCOMPARE(said.value, QStringLiteral("no hint"));
    QCOMPARE(said.note, QStringLiteral("3 of 6 pairs known"));
    QVERIFY2(said.tip.contains(QStringLiteral("Not known of BN \u2013 BY, BY \u2013 OK, BY \u2013 HL")) &&
                 said.tip.contains(QStringLiteral("trades of Bybit are not heard")),
             qPrintable(said.tip));
    QCOMPARE(column(*late.table(BasisPanel::PPairs), 8)[0], format::kNone);
    QVERIFY(tip(late.table(BasisPanel::PPairs), 0, 8).contains(QStringLiteral("Bybit")));

    // Which way the clocks differ, and that a venue was set aside by the person.
    VenueGap gap;
    gap.first = VenueId::Bybit;
    gap.second = VenueId::Okx;
    gap.firstBuys.flow.emplace();
    gap.secondBuys.flow.emplace();
    gap.firstBuys.flow->shift = 1;
    gap.secondBuys.flow->shift = -1;
    BasisView view;
    view.venues = {gap.first, gap.second};
    QVERIFY(oppositeCell(gap, view).tip.contains(QStringLiteral("counted 1 s later on OK")));
    QVERIFY(oppositeCell(gap, view).tip.contains(QStringLiteral("counted 1 s earlier on BY")));
    gap.firstBuys = gap.secondBuys = {};
    gap.firstBuys.unheard = VenueId::Okx;
    gap.firstBuys.aside = true;
    QCOMPARE(oppositeCell(gap, view).tip, QStringLiteral("Not known: OKX is set aside by you"));
}

void TstBasisPanel::aStaleVenueIsADash()
{
    BasisPanel& p = open(sample::Mood::Late);  // Bybit is stale
    TextTable *const venues = p.table(BasisPanel::PVenues), *const pairs = p.table(BasisPanel::PPairs);
    for (int c = 1; c <= 6; ++c) {
        QCOMPARE(venues->index(1, c).data().toString(), format::kNone);
        QVERIFY(!tip(venues, 1, c).isEmpty());
        QCOMPARE(venues->index(1, c).data(cell::Fresh).toInt(), static_cast<int>(Freshness::Stale));
    }
    QCOMPARE(column(*pairs, 1)[0], format::kNone);
    QVERIFY(tip(pairs, 0, 1).contains(QStringLiteral("stale")));
    QCOMPARE(column(*pairs, 4)[0], format::kNone);  // for how long is not known either
    QCOMPARE(p.face().fresh, Freshness::Late);
    QVERIFY(p.face().age.startsWith(QStringLiteral("BY ")));
    // The last word of its index stands with its age, greyed.
    TextTable* const oracles = p.table(BasisPanel::POracles);
    QVERIFY(oracles->index(1, 1).data().toString() != format::kNone);
    QCOMPARE(oracles->index(1, 1).data(cell::Fresh).toInt(), static_cast<int>(Freshness::Stale));
    QCOMPARE(oracles->index(1, 2).data().toString(), QStringLiteral("6.4 s"));
    QCOMPARE(oracles->index(1, 4).data().toString(), format::kNone);

    open(sample::Mood::Stale);
    QCOMPARE(m_held->face().fresh, Freshness::Stale);
}

void TstBasisPanel::anOracleThatIsNotToBeBelieved()
{
    BasisPanel& p = open(sample::Mood::Full);
    TextTable* const oracles = p.table(BasisPanel::POracles);
    QCOMPARE(oracles->index(1, 4).data().toString(), QStringLiteral("34.0"));
    QCOMPARE(oracles->index(1, 4).data(cell::Tone).toInt(), static_cast<int>(CellTone::Warn));
    QCOMPARE(oracles->index(1, 5).data().toString(), QStringLiteral("47 s, others 11.4"));
    QCOMPARE(oracles->index(2, 6).data().toString(), QStringLiteral("2, \u221235.2"));
    QVERIFY(tip(oracles, 1, 0).contains(QStringLiteral("Frozen")));
    QCOMPARE(p.facts()->facts()[2].value, QStringLiteral("BY frozen 47 s"));
    TextTable* const coins = p.table(BasisPanel::PStables);
    QCOMPARE(column(*coins, 0), QStringList({"USDT", "USDC", "FDUSD"}));
    QCOMPARE(column(*coins, 1), QStringList({"0.9991", "1.0002", format::kNone}));
    QCOMPARE(column(*coins, 2), QStringList({QStringLiteral("\u22129.00"), "+2.00", format::kNone}));
    QCOMPARE(column(*coins, 4), QStringList({"converted", "as 1", "as 1"}));
    QVERIFY(tip(coins, 2, 4).contains(QStringLiteral("Nothing says")));
}

void TstBasisPanel::dollarsForOnes()
{
    BasisPanel& p = open(sample::Mood::Full);
    p.restoreState({{QStringLiteral("unit"), QStringLiteral("usd")}});
    // 4.2 bp of Hyperliquid's mid.
    QCOMPARE(column(*p.table(BasisPanel::PPairs), 1)[2],
             QStringLiteral("+") + format::qty(4.2e-4 * *board()->venues[3]->mid));
    QVERIFY(tip(p.table(BasisPanel::PPairs), 2, 1).contains(QStringLiteral("+4.20 bp")));
    // Bands stay in basis points, and say so.
    QVERIFY(p.table(BasisPanel::PPairs)
                ->headerData(3, Qt::Horizontal, Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("bp")));
}

void TstBasisPanel::hiddenVenues()
{
    BasisPanel& p = open(sample::Mood::Full);
    p.setHidden(1u << static_cast<unsigned>(VenueId::Okx));
    QCOMPARE(p.table(BasisPanel::PVenues)->rowCount(), 3);
    QCOMPARE(p.table(BasisPanel::PPairs)->rowCount(), 3);
    QCOMPARE(p.table(BasisPanel::PMatrix)->rowCount(), 3);
    QVERIFY(!p.face().context.contains(QStringLiteral("OK")));
    QCOMPARE(p.saveState().value(QStringLiteral("hidden")).toInt(), 4);
    p.setHidden(0x0f);  // one stays
    QCOMPARE(p.hiddenVenues(), std::uint8_t{4});
}

void TstBasisPanel::gapsInThePastStayGaps()
{
    open(sample::Mood::Full);
    BasisView view;
    view.venues = sample::Hub::four();
    view.now = m_now;
    for (const Duration span : {Duration(std::chrono::hours{1}), Duration(std::chrono::hours{24})}) {
        const auto lines = basisLines(*board(), nullptr, BasisPlotOf::Index, span, view, m_theme);
        QCOMPARE(lines.size(), std::size_t{4});
        for (const PlotSeries& s : lines) {
            const auto breaks =
                std::count_if(s.points.begin(), s.points.end(), [](const PlotPoint& p) { return !p.value; });
            QCOMPARE(breaks, 1);  // the hole of all; Bybit's own silence joins it
            for (const PlotPoint& p : s.points) QVERIFY(!p.value || *p.value != 0);
        }
        QVERIFY(lines[1].points.size() < lines[0].points.size() - 100);
    }
    QCOMPARE(basisLines(*board(), nullptr, BasisPlotOf::Spot, std::chrono::hours{1}, view, m_theme).size(),
             std::size_t{3});
    QCOMPARE(basisLines(*board(), nullptr, BasisPlotOf::Dispersion, std::chrono::hours{1}, view, m_theme).size(),
             std::size_t{1});
}

void TstBasisPanel::olderThanThisStart()
{
    BasisPanel& p = open(sample::Mood::Full);
    QSignalSpy asked(&p, &Panel::historyWanted);
    p.restoreState({{QStringLiteral("span"), 3}});
    QCOMPARE(asked.count(), 1);
    const auto request = asked[0][0].value<HistoryRequest>();
    QCOMPARE(request.by, std::string("basis"));
    QCOMPARE(request.what, HistoryRequest::What::Series);
    QCOMPARE(request.to - request.from, Duration(std::chrono::hours{168}));
    p.age(m_now);
    QCOMPARE(asked.count(), 1);  // not again at once
    p.restoreState({{QStringLiteral("plot"), 1}});
    QCOMPARE(asked.count(), 1);  // of spot nothing is stored beside the perpetual

    HistoryAnswer stored;
    HistoryLine line;
    line.venue = VenueId::Okx;
    line.series.span = 600;
    const auto begin =
        std::chrono::floor<std::chrono::seconds>((m_now.wall - std::chrono::hours{100}).time_since_epoch())
            .count();
    for (const std::int64_t at : {begin, begin + 600, begin + 6'000}) {
        store::SeriesPoint point;
        point.t = at;
        point.close = 100'050;
        point.index = 100'000;
        line.series.points.push_back(point);
    }
    stored.lines.push_back(line);
    BasisView view;
    view.venues = {VenueId::Okx};
    view.now = m_now;
    const auto lines = basisLines(*board(), &stored, BasisPlotOf::Index, std::chrono::hours{168}, view, m_theme);
    QCOMPARE(lines.size(), std::size_t{1});
    const auto& points = lines[0].points;
    QVERIFY(std::abs(*points[0].value - 5) < 1e-9);
    QVERIFY(!points[2].value);  // after ten minutes nothing is known
    QCOMPARE(points[2].at.time_since_epoch(), Duration(std::chrono::seconds{begin + 1'200}));
    QVERIFY(points[3].value && !points[4].value);
    QVERIFY(
        basisLines(*board(), &stored, BasisPlotOf::Spot, std::chrono::hours{168}, view, m_theme)[0].points[0].at >
        points[4].at);
    // A close that the venue remembers is of another moment than the index that was seen.
    stored.lines[0].series.points[1].priceTold = true;
    const auto told = basisLines(*board(), &stored, BasisPlotOf::Index, std::chrono::hours{168}, view, m_theme);
    QVERIFY(told[0].points[0].value && !told[0].points[1].value);
}

void TstBasisPanel::nothingYet()
{
    m_held = make(QStringLiteral("basis"));
    m_held->resize(900, 660);
    m_held->show();
    m_held->pull(*m_hub, m_now);
    auto& p = *qobject_cast<BasisPanel*>(m_held.get());
    QCOMPARE(p.face().fresh, Freshness::Off);
    for (const Fact& f : p.facts()->facts()) {
        QCOMPARE(f.value, format::kNone);
        QVERIFY(!f.tip.isEmpty());
    }
    QCOMPARE(p.table(BasisPanel::PVenues)->rowCount(), 0);
    // Another asset than the one that was told of: nothing of the old one stays.
    show(p, sample::Mood::Full, {900, 660});
    QVERIFY(p.table(BasisPanel::PVenues)->rowCount() > 0);
    m_selection->setAsset(QStringLiteral("SOL"));
    QCOMPARE(p.table(BasisPanel::PVenues)->rowCount(), 0);
    p.pull(*m_hub, m_now, true);
    QCOMPARE(p.table(BasisPanel::PVenues)->rowCount(), 0);
}

void TstBasisPanel::exportsAndCopy()
{
    BasisPanel& p = open(sample::Mood::Late);
    const auto tables = p.exportTables();
    QCOMPARE(tables.size(), std::size_t{5});
    for (const ExportTable& t : tables) {
        QVERIFY(!t.rows.empty());
        QCOMPARE(t.heads.last(), QStringLiteral("reason"));
    }
    QVERIFY(tables[0].rows[1][2].isEmpty() && !tables[0].rows[1].last().isEmpty());
    auto* const view = p.findChild<BoardView*>();
    view->selectAll();
    view->copy();
    QVERIFY(QGuiApplication::clipboard()->text().contains(u'\t'));
    p.focusInside();
    QVERIFY(view->focusPolicy() & Qt::TabFocus);
}

// It was a day of minutes whatever was drawn.
void TstBasisPanel::theSpanShownIsExported()
{
    BasisPanel& p = open(sample::Mood::Full);
    const auto rows = [&](int span) {
        p.restoreState({{QStringLiteral("span"), span}});
        const auto series = p.exportSeries();
        return series.size() == 1 ? series[0].rows : std::vector<QStringList>();
    };
    const auto drawn = [&](int span, const QString& each, std::size_t most) {
        const auto all = rows(span);
        return !all.empty() && all.size() <= most && all.size() + 2 > most &&
               std::all_of(all.begin(), all.end(), [&](const QStringList& r) { return r[2] == each; });
    };
    QVERIFY(drawn(0, QStringLiteral("1"), 900));
    QVERIFY(drawn(1, QStringLiteral("1"), 3'600));
    QVERIFY(drawn(2, QStringLiteral("60"), 1'440));

    // What is older than this start is drawn from the store, and is in the table.
    HistoryAnswer stored;
    stored.request.by = "basis";
    stored.request.asset = "BTC";
    HistoryLine line;
    line.venue = VenueId::Okx;
    line.series.span = 600;
    const auto at =
        std::chrono::floor<std::chrono::seconds>((m_now.wall - std::chrono::hours{100}).time_since_epoch())
            .count();
    for (const bool told : {false, true}) {
        store::SeriesPoint point;
        point.t = at + (told ? 600 : 0);
        point.close = 100'050;
        point.index = 100'000;
        point.priceTold = told;
        line.series.points.push_back(point);
    }
    stored.lines.push_back(line);
    HistoryAnswers all;
    all.by["basis"] = std::make_shared<const HistoryAnswer>(std::move(stored));
    m_hub->past.publish(std::move(all));
    p.pull(*m_hub, m_now, true);
    const auto week = rows(3);
    QCOMPARE(week.size(), std::size_t{1'441});  // a price that was told is of another moment
    const QStringList heads = p.exportSeries()[0].heads;
    const auto cell = [&](const char* head) { return week[0][heads.indexOf(QString::fromLatin1(head))]; };
    QCOMPARE(cell("utc"), format::iso(Timestamp{std::chrono::seconds{at}}));
    QCOMPARE(cell("span_s"), QStringLiteral("600"));
    QCOMPARE(cell("okx_vs_index_bp"), QStringLiteral("5.000"));
    QVERIFY(cell("dispersion_bp").isEmpty() && cell("reason").contains(QStringLiteral("stored")));
    QCOMPARE(rows(2)[0][2], QStringLiteral("60"));  // out of the day's sight
}

void TstBasisPanel::partsFitTheirRoom_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size :
         {QSize(1400, 800), QSize(900, 660), QSize(820, 640), QSize(580, 536), QSize(400, 318), QSize(302, 244)})
        QTest::addRow("%dx%d", size.width(), size.height()) << size;
}

void TstBasisPanel::partsFitTheirRoom()
{
    QFETCH(QSize, size);
    BasisPanel& p = open(sample::Mood::Late, size);
    auto* const choice = p.findChildren<Segmented*>().front();
    Q_UNUSED(choice);
    for (int part = 0; part < BasisPanel::kPages; ++part) {
        p.restoreState({{QStringLiteral("part"), part}});
        p.pull(*m_hub, m_now, true);
        for (const BoardView* view : p.findChildren<BoardView*>()) {
            if (!view->isVisible()) continue;
            QVERIFY2(view->horizontalHeader()->length() <= view->viewport()->width() + 1,
                     qPrintable(view->accessibleName() + QStringLiteral(" %1 in %2")
                                                             .arg(view->horizontalHeader()->length())
                                                             .arg(view->viewport()->width())));
            // What is shown is shown whole.
            for (int r = 0; r < view->model()->rowCount(); ++r)
                for (int c = 0; c < view->model()->columnCount(); ++c) {
                    if (view->isColumnHidden(c)) continue;
                    const QString text = view->model()->index(r, c).data().toString();
                    if (c + 1 == view->model()->columnCount() &&
                        view->accessibleName() == QStringLiteral("Dollar coins"))
                        continue;
                    QVERIFY2(QFontMetrics(m_theme.font(12)).horizontalAdvance(text) <= view->columnWidth(c),
                             qPrintable(view->accessibleName() + u' ' + text));
                }
        }
        QVERIFY(!p.grab().isNull());
        for (QWidget* w : p.findChildren<Segmented*>())
            if (w->isVisible())
                QVERIFY2(p.rect().contains(QRect(w->mapTo(&p, QPoint()), w->size())),
                         qPrintable(w->accessibleName()));
    }
}

void TstBasisPanel::modelsKeepTheRules()
{
    BasisPanel& p = open(sample::Mood::Full);
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    for (int part = 0; part < BasisPanel::kPages; ++part)
        if (TextTable* const t = p.table(static_cast<BasisPanel::Page>(part)))
            testers.push_back(std::make_unique<QAbstractItemModelTester>(
                t, QAbstractItemModelTester::FailureReportingMode::QtTest));
    QCOMPARE(testers.size(), std::size_t{5});
    for (const sample::Mood mood : {sample::Mood::Late, sample::Mood::Stale, sample::Mood::Full}) {
        sample::Hub(*m_hub, m_now, mood, true, sample::Hub::four()).fill();
        p.pull(*m_hub, m_now);
        p.setHidden(mood == sample::Mood::Late ? 2 : 0);
    }
}

QTEST_MAIN(TstBasisPanel)
#include "tst_basis_panel.moc"
