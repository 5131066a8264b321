// The liquidation tape says what it covers; feed health says what is wrong and what is being done.
#include "tests/support/panel_rig.h"
#include "ui/language.h"
#include "ui/panels/backfill_page.h"
#include "ui/panels/board_view.h"
#include "ui/panels/feed_health_panel.h"
#include "ui/panels/headline_list.h"
#include "ui/panels/health_rows.h"
#include "ui/panels/liquidation_model.h"
#include "ui/status_line.h"

#include <QComboBox>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <set>

using namespace plimsoll;

class TstTapeAndHealth : public QObject, private test::PanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<plimsoll::HistoryRequest>();
        begin();
        loadLanguage(QStringLiteral("en"));  // plural forms
    }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void tapeFiltersAndProvesLife();
    void tapeSaysWhatItCovers();
    void tapeIsSampledWithBinance();
    void tapeNamesTheExcludedVenue();
    void healthCountsInItsTabs();
    void healthSaysOff();
    void healthSaysWhatIsBeingDone();
    void tapeReadsTheUnit();
    void tapeFitsTheSmallWindowInEveryUnit();
    void tapeFooterSaysWhichStreamsLive();
    void healthShowsEveryClassOfData();
    void healthShowsWhatCurrenciesAreWorth();
    void tapeIsFilledFromBeforeTheStart();
    void tapeAsksUntilTheHistoryIsOpen();
    void thePastLoadsVisibly();
    void thePastIsStoppedAndTakenUp();
};

void TstTapeAndHealth::tapeFiltersAndProvesLife()
{
    const auto panel = make(QStringLiteral("liquidations"));
    show(*panel, sample::Mood::Full, {424, 360});
    auto* view = panel->findChild<BoardView*>();
    auto* size = panel->findChild<QComboBox*>();
    QVERIFY(view && size);
    QCOMPARE(view->model()->rowCount(), 60 + 40);  // of this run, and of the time before it
    QCOMPARE(panel->face().context, QStringLiteral("all assets"));
    size->setCurrentIndex(size->count() - 1);  // $1m
    QCOMPARE(panel->face().context, QStringLiteral("all assets \u00b7 \u2265 $1.00m"));
    QCOMPARE(view->model()->rowCount(), 0);
    QVERIFY2(view->emptyText().contains(QStringLiteral("No liquidations above $1.00m")),
             qPrintable(view->emptyText()));
    m_selection->setAsset(QStringLiteral("WLD"));
    panel->restoreState({{QStringLiteral("scope"), 1}, {QStringLiteral("minUsd"), 0}});
    QCOMPARE(panel->face().context, QStringLiteral("WLD"));
    for (const QString& asset : column(*view->model(), LiquidationModel::Asset))
        QCOMPARE(asset, QStringLiteral("WLD"));
}

void TstTapeAndHealth::tapeSaysWhatItCovers()
{
    useFour();
    const auto panel = make(QStringLiteral("liquidations"));
    show(*panel, sample::Mood::Full, {424, 360});
    auto* view = panel->findChild<BoardView*>();
    const auto* model = view->model();
    std::set<QString> codes;
    for (int r = 0; r < model->rowCount(); ++r) {
        const QString code = model->index(r, LiquidationModel::Venue).data().toString();
        codes.insert(code);
        const QString tip = model->index(r, 0).data(Qt::ToolTipRole).toString();
        if (code == QStringLiteral("BN")) {
            QVERIFY(tip.contains(QStringLiteral("average fill price")));
            QVERIFY(tip.contains(QStringLiteral("sampled")));
        } else if (code == QStringLiteral("BY")) {
            QVERIFY(tip.contains(QStringLiteral("bankruptcy price")));
            QVERIFY(tip.contains(QStringLiteral("every liquidation")));
        } else if (code == QStringLiteral("OK")) {
            QVERIFY(tip.contains(QStringLiteral("not the total")));
        } else {
            QVERIFY(tip.contains(QStringLiteral("price of one fill")));
            QVERIFY(tip.contains(QStringLiteral("inferred")));
        }
    }
    QCOMPARE(codes, (std::set<QString>{QStringLiteral("BN"), QStringLiteral("BY"), QStringLiteral("OK"),
                                       QStringLiteral("HL*")}));
    for (const char* part : {"BN \u2264 1/s per symbol", "BY complete", "OK not the total", "HL* partial"}) {
        bool said = false;
        for (const QWidget* w : panel->findChildren<QWidget*>())
            said |= w->accessibleName().contains(QString::fromUtf8(part));
        QVERIFY2(said, part);
    }
}

void TstTapeAndHealth::tapeIsSampledWithBinance()
{
    const auto panel = make(QStringLiteral("liquidations"));
    show(*panel, sample::Mood::Full);
    QCOMPARE(panel->face().provenance, Provenance::Sampled);
    HealthSnapshot s = *m_hub->health.read().value;
    s.venues[0].enabled = false;
    m_hub->health.publish(s);
    panel->pull(*m_hub, m_now);
    QCOMPARE(panel->face().provenance, Provenance::Measured);
    QVERIFY(panel->face().tip.contains(QStringLiteral("Binance: switched off")));
}

void TstTapeAndHealth::tapeNamesTheExcludedVenue()
{
    const auto panel = make(QStringLiteral("liquidations"));
    show(*panel, sample::Mood::Full);
    // A venue's other troubles say nothing about its liquidations; its stream does.
    HealthSnapshot s = *m_hub->health.read().value;
    s.venues[0].state = Freshness::Stale;
    m_hub->health.publish(s);
    panel->pull(*m_hub, m_now);
    QCOMPARE(panel->face().fresh, Freshness::Live);
    LiquidationSnapshot l = *m_hub->liquidations.read().value;
    l.streams[1] = Freshness::Stale;
    m_hub->liquidations.publish(l);
    panel->pull(*m_hub, m_now);
    QCOMPARE(panel->face().fresh, Freshness::Late);
    QCOMPARE(panel->face().age, QStringLiteral("BY lost"));
    QVERIFY(panel->face().tip.contains(QStringLiteral("Bybit: every liquidation is published, stream lost")));
    QVERIFY(panel->face().tip.contains(QStringLiteral("not a total")));
}

void TstTapeAndHealth::healthCountsInItsTabs()
{
    const auto panel = make(QStringLiteral("health"));
    show(*panel, sample::Mood::Full, {424, 420});
    auto* tabs = panel->findChild<QTabBar*>();
    QVERIFY(tabs);
    QStringList words;
    for (int i = 0; i < tabs->count(); ++i) words << tabs->tabText(i);
    QCOMPARE(words, QStringList({"Now", "Data", "Past", "Sockets 8", "REST", "FX", "Refused 1", "Errors 1"}));
    for (int i = 0; i < tabs->count(); ++i) {
        tabs->setCurrentIndex(i);
        QVERIFY(!panel->grab().isNull());
    }
    QCOMPARE(panel->face().context, QStringLiteral("2 of 2 venues usable"));
}

void TstTapeAndHealth::tapeIsFilledFromBeforeTheStart()
{
    m_deps->started = m_now.wall - std::chrono::hours{2};
    const auto panel = make(QStringLiteral("liquidations"));
    auto* model = panel->findChild<LiquidationModel*>();
    sample::Hub(*m_hub, m_now, sample::Mood::Full).fill();
    HistoryAnswer stored = *m_hub->past.read().value->of("liquidations");
    // What was received since the start is here already.
    HistoryAnswer::Liquidation late = stored.liquidations.back();
    late.row.receivedMs = toUnixMs(m_now.wall) - 3'000'000;
    stored.liquidations.push_back(late);
    HistoryAnswers all;
    all.by["liquidations"] = std::make_shared<const HistoryAnswer>(stored);
    m_hub->past.publish(all);
    panel->resize(424, 360);
    panel->show();
    panel->pull(*m_hub, m_now);
    // Its first six were received since: they are here, if they are.
    QCOMPARE(model->rowCount(), 60 + 34);
    QVERIFY(model->anyBefore());
    std::set<std::uint64_t> keys;
    for (int i = 0; i < model->rowCount(); ++i) {
        const LiquidationRow& r = model->row(i);
        QVERIFY(keys.insert(r.serial).second);
        QCOMPARE(LiquidationModel::isBefore(r), i >= 60);  // below, whatever came since
        const auto tone = [&](int c) { return model->index(i, c).data(cell::Tone).toInt(); };
        const bool dim = tone(LiquidationModel::Size) == static_cast<int>(CellTone::Faint);
        QCOMPARE(dim, i >= 60);
        QCOMPARE(model->index(i, 0).data(cell::RowBar).isValid(), i < 60);
        if (i > 60) QVERIFY(*model->row(i - 1).stamp.venue > *r.stamp.venue);  // newest first
    }
    const LiquidationRow& first = model->row(60);
    QVERIFY(first.usd.v > 0 && std::abs(first.price.value() * first.qty.v - first.usd.v) < 1);
    QVERIFY(model->index(60, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("Before this start")));
    // The totals are those of this run.
    QVERIFY(panel->face().tip.contains(QStringLiteral("190 seen")));
    const ExportTable t = model->toExport();
    QCOMPARE(t.rows[0].last(), QStringLiteral("this one"));
    QVERIFY(t.rows[60].last().startsWith(QStringLiteral("before this start")));
    // Filters hold for both.
    panel->restoreState({{QStringLiteral("scope"), 1}});
    for (int i = 0; i < model->rowCount(); ++i) QCOMPARE(model->row(i).asset, std::string("BTC"));
    QVERIFY(model->anyBefore());
}

void TstTapeAndHealth::tapeAsksUntilTheHistoryIsOpen()
{
    m_deps->started = m_now.wall - std::chrono::minutes{1};
    const auto panel = make(QStringLiteral("liquidations"));
    QSignalSpy asked(panel.get(), &Panel::historyWanted);
    panel->resize(424, 360);
    panel->show();
    panel->pull(*m_hub, m_now);
    QCOMPARE(asked.count(), 1);
    const auto r = asked[0].at(0).value<HistoryRequest>();
    QVERIFY(r.what == HistoryRequest::What::Liquidations && r.to == m_deps->started && r.asset.empty());
    HistoryAnswer none;
    none.request = r;
    none.problem = "There is no history to read yet.";
    HistoryAnswers all;
    all.by["liquidations"] = std::make_shared<const HistoryAnswer>(none);
    m_hub->past.publish(all);
    panel->pull(*m_hub, m_now);
    QCOMPARE(asked.count(), 1);  // not at once
    m_clock.advance(std::chrono::seconds{6});
    panel->pull(*m_hub, {m_clock.wall(), m_clock.mono()}, true);
    QCOMPARE(asked.count(), 2);
    none.problem.clear();
    all.by["liquidations"] = std::make_shared<const HistoryAnswer>(none);
    m_hub->past.publish(all);
    for (int i = 0; i < 5; ++i) {
        m_clock.advance(std::chrono::seconds{6});
        panel->pull(*m_hub, {m_clock.wall(), m_clock.mono()}, true);
    }
    QCOMPARE(asked.count(), 2);  // answered: never again
}

void TstTapeAndHealth::thePastLoadsVisibly()
{
    useFour();
    sample::Hub(*m_hub, m_now, sample::Mood::Full, true, sample::Hub::four()).fill();
    HealthSnapshot s = *m_hub->health.read().value;
    const auto progress = [&](VenueId v) -> HistoryProgress& {
        auto own = std::make_shared<FeedHealth>(*s.venues[static_cast<std::size_t>(v)].health);
        s.venues[static_cast<std::size_t>(v)].health = own;
        return own->history;
    };
    progress(VenueId::Binance) = {40, 40, 0, 260, 0, false, {}};
    progress(VenueId::Bybit) = {40, 10, 90, 60, 0, false, "the venue wants no requests for 7 s"};
    progress(VenueId::Okx) = {40, 12, 84, 70, 2, false, {}};
    progress(VenueId::Hyperliquid) = {40, 40, 0, 120, 3, false, {}};
    const auto rows = backfillRows(s, sample::Hub::four());
    const auto said = [&](std::size_t venue, std::size_t column) { return rows[venue].cells[column].text; };
    QCOMPARE(said(0, 1), QStringLiteral("40/40"));
    QCOMPARE(said(0, 3), QStringLiteral("loaded"));
    QCOMPARE(said(1, 2), QStringLiteral("60 + 90"));
    QCOMPARE(said(1, 3), QStringLiteral("waits"));
    QCOMPARE(said(1, 4), QStringLiteral("the venue wants no requests for 7 s"));
    QCOMPARE(said(2, 3), QStringLiteral("loading"));
    QVERIFY(said(2, 4).startsWith(QStringLiteral("2 requests refused")));
    QCOMPARE(said(3, 4), QStringLiteral("3 requests refused again and again"));
    QVERIFY(rows[3].cells[3].tone == CellTone::Warn);
    QCOMPARE(backfillText(backfillSum(s, sample::Hub::four())),
             QStringLiteral("102 of 160 instruments loaded, 5 requests refused"));
    // A venue that is off is no part of it.
    s.venues[static_cast<std::size_t>(VenueId::Okx)].enabled = false;
    QCOMPARE(backfillText(backfillSum(s, sample::Hub::four())),
             QStringLiteral("90 of 120 instruments loaded, waiting for the venues' limits, 3 requests refused"));
    QCOMPARE(backfillRows(s, sample::Hub::four())[2].cells[3].text, QStringLiteral("off"));
    const auto item = [&] {
        for (const StatusItem& i : statusItems(&s, sample::Hub::four(), {}))
            if (i.text.startsWith(QStringLiteral("past"))) return i.text;
        return QString();
    };
    QCOMPARE(item(), QStringLiteral("past 90/120"));
    progress(VenueId::Bybit) = {40, 40, 0, 150, 0, false, {}};
    QCOMPARE(item(), QString());  // done: nothing is said
}

void TstTapeAndHealth::thePastIsStoppedAndTakenUp()
{
    const auto made = make(QStringLiteral("health"));
    auto* panel = qobject_cast<FeedHealthPanel*>(made.get());
    QVERIFY(panel);
    show(*panel, sample::Mood::Full, {424, 420});
    HealthSnapshot s = *m_hub->health.read().value;
    const auto publish = [&](const HistoryProgress& p) {
        for (const std::size_t v : {0u, 1u}) {
            auto own = std::make_shared<FeedHealth>(*s.venues[v].health);
            own->history = p;
            s.venues[v].health = own;
        }
        m_hub->health.publish(s);
        panel->pull(*m_hub, m_now);
    };
    auto* tabs = panel->findChild<QTabBar*>();
    tabs->setCurrentIndex(2);
    publish({40, 10, 90, 60, 0, false, {}});
    QCOMPARE(tabs->tabText(2), QStringLiteral("Past 25 %"));
    BackfillPage* page = panel->backfill();
    QSignalSpy toggled(panel, &FeedHealthPanel::backfillToggled);
    QCOMPARE(page->button()->text(), QStringLiteral("Stop"));
    QTest::mouseClick(page->button(), Qt::LeftButton);
    QCOMPARE(toggled.count(), 1);
    QCOMPARE(toggled[0].at(0).toBool(), false);
    QVERIFY(!page->button()->isEnabled());  // until the feeds have said so
    // A loader that was stopped has nothing left to ask, and says who stopped it.
    publish({40, 10, 0, 60, 0, true, {}});
    QCOMPARE(page->text(), QStringLiteral("20 of 80 instruments loaded, stopped by you"));
    QCOMPARE(tabs->tabText(2), QStringLiteral("Past stopped"));
    QCOMPARE(page->table()->row(0).cells[3].text, QStringLiteral("stopped"));
    QVERIFY(page->table()->row(0).cells[4].text.contains(QStringLiteral("by you")));
    bool said = false;
    for (const StatusItem& i : statusItems(&s, {VenueId::Binance, VenueId::Bybit}, {}))
        said = said || i.text == QStringLiteral("past 20/80, stopped");
    QVERIFY(said);
    QCOMPARE(page->button()->text(), QStringLiteral("Go on"));
    QVERIFY(page->button()->isEnabled());
    page->button()->setFocus();
    QTest::keyClick(page->button(), Qt::Key_Space);
    QCOMPARE(toggled.count(), 2);
    QCOMPARE(toggled[1].at(0).toBool(), true);
    publish({40, 40, 0, 150, 0, false, {}});
    QCOMPARE(page->button()->text(), QStringLiteral("Stop"));
    QCOMPARE(tabs->tabText(2), QStringLiteral("Past"));
}

void TstTapeAndHealth::healthSaysOff()
{
    const auto panel = make(QStringLiteral("health"));
    show(*panel, sample::Mood::Full, {424, 420});
    HealthSnapshot s = *m_hub->health.read().value;
    s.venues[0].enabled = false;
    m_hub->health.publish(s);
    panel->pull(*m_hub, m_now);
    const auto* lines = panel->findChild<HeadlineList*>();
    QVERIFY(lines);
    QCOMPARE(lines->lines()[0].text, QStringLiteral("switched off"));
    QCOMPARE(lines->lines()[1].text, QStringLiteral("all is well"));
    QCOMPARE(panel->face().context, QStringLiteral("1 of 1 venues usable"));
}

void TstTapeAndHealth::healthSaysWhatIsBeingDone()
{
    useFour();
    const auto panel = make(QStringLiteral("health"));
    show(*panel, sample::Mood::Late, {330, 300});
    const auto& lines = panel->findChild<HeadlineList*>()->lines();
    QCOMPARE(lines.size(), std::size_t{4});
    QVERIFY(!lines[0].bad && lines[0].doing.isEmpty());
    QCOMPARE(lines[1].text, QStringLiteral("BTC book 6.4 s"));
    QCOMPARE(lines[1].doing, QStringLiteral("2 of 40 books wait for an image"));
    QVERIFY(lines[3].bad && !lines[3].doing.isEmpty());
    show(*panel, sample::Mood::Stale, {330, 300});
    QVERIFY(panel->findChild<HeadlineList*>()->lines()[0].doing.startsWith(QStringLiteral("connects again in 8")));
}

void TstTapeAndHealth::tapeReadsTheUnit()
{
    LiquidationRow r;
    r.asset = "PEPE";
    r.quote = "USDC";
    r.multiplier = 1000;
    r.price = Price::nearest(0.004);
    r.qty = {2e6};
    r.usdPerQuote = 0.99;
    r.usd = {7'920};
    QCOMPARE(liquidationSize(r, SizeUnit::Usd), QStringLiteral("$7.92k"));
    QCOMPARE(liquidationSize(r, SizeUnit::Quote), QStringLiteral("8.00k USDC"));
    QCOMPARE(liquidationSize(r, SizeUnit::Base), QStringLiteral("2.00bn"));
    r.quote.clear();
    QCOMPARE(liquidationSize(r, SizeUnit::Quote), QStringLiteral("\u2014"));

    const auto panel = make(QStringLiteral("liquidations"));
    show(*panel, sample::Mood::Full);
    auto* model = panel->findChild<LiquidationModel*>();
    QVERIFY(model);
    const auto head = [&] {
        return model->headerData(LiquidationModel::Size, Qt::Horizontal, Qt::DisplayRole).toString();
    };
    QCOMPARE(head(), QStringLiteral("Size $"));
    m_selection->setSizeUnit(SizeUnit::Base);
    QCOMPARE(head(), QStringLiteral("Size coins"));
    m_selection->setSizeUnit(SizeUnit::Quote);
    QCOMPARE(head(), QStringLiteral("Size quote"));
    const auto table = panel->exportTables().at(0);
    for (const char* name : {"usd", "coins", "size_quote", "quote", "usd_per_quote"})
        QVERIFY(table.heads.contains(QLatin1String(name)));
}

// As wide as it is in a window of 1366 pixels, its scroll bar taken off.
void TstTapeAndHealth::tapeFitsTheSmallWindowInEveryUnit()
{
    const auto panel = make(QStringLiteral("liquidations"));
    show(*panel, sample::Mood::Full, {320, 300});
    auto* view = panel->findChild<BoardView*>();
    for (const SizeUnit unit : {SizeUnit::Usd, SizeUnit::Quote, SizeUnit::Base}) {
        m_selection->setSizeUnit(unit);
        QVERIFY2(view->horizontalHeader()->length() <= view->viewport()->width(),
                 qPrintable(QStringLiteral("%1: %2 of %3")
                                .arg(sizeUnitName(unit))
                                .arg(view->horizontalHeader()->length())
                                .arg(view->viewport()->width())));
    }
}

void TstTapeAndHealth::tapeFooterSaysWhichStreamsLive()
{
    QCOMPARE(liquidationStream(VenueId::Binance, Freshness::Live), QStringLiteral("BN \u2264 1/s per symbol"));
    QCOMPARE(liquidationStream(VenueId::Bybit, Freshness::Stale), QStringLiteral("BY lost"));
    QCOMPARE(liquidationStream(VenueId::Okx, Freshness::Off), QStringLiteral("OK not subscribed"));
    QCOMPARE(liquidationStream(VenueId::Hyperliquid, Freshness::Late),
             QStringLiteral("HL* partial, by vault fills, in part"));
}

void TstTapeAndHealth::healthShowsEveryClassOfData()
{
    sample::Hub(*m_hub, m_now, sample::Mood::Late, true, sample::Hub::four()).fill();
    const auto rows = classRows(*m_hub->health.read().value, sample::Hub::four(), m_now);
    QCOMPARE(rows.size(), std::size_t{16});
    const auto row = [&](const QString& key) {
        for (const TextRow& r : rows)
            if (r.key == key) return r;
        return TextRow{};
    };
    const TextRow books = row(QStringLiteral("bybit/books"));
    QCOMPARE(books.cells.at(2).text, QStringLiteral("late"));
    QCOMPARE(books.cells.at(3).text, QStringLiteral("38/40"));
    QCOMPARE(books.cells.at(5).text, QStringLiteral("2 silent"));
    QCOMPARE(row(QStringLiteral("okx/liquidations")).cells.at(5).text, QStringLiteral("not the total"));
    QVERIFY(
        row(QStringLiteral("binance/liquidations")).cells.at(5).tip.contains(QStringLiteral("silent for hours")));
    QCOMPARE(row(QStringLiteral("binance/open interest")).cells.at(4).text, QStringLiteral("9.0 s"));
    for (const TextRow& r : rows) QCOMPARE(r.cells.size(), classColumns().size());
    // How far the past is loaded stands among the measures.
    for (const TextRow& r : measureRows(*m_hub->health.read().value, sample::Hub::four(), m_now))
        if (r.key == QStringLiteral("History")) {
            QCOMPARE(r.cells.at(1).text, QStringLiteral("40/40"));
            QCOMPARE(r.cells.at(3).text, QStringLiteral("12/40"));
        }
}

void TstTapeAndHealth::healthShowsWhatCurrenciesAreWorth()
{
    sample::Hub(*m_hub, m_now, sample::Mood::Full).fill();
    const auto rows = currencyRows(*m_hub->market.read().value, m_now);
    QCOMPARE(rows.size(), std::size_t{2});
    QCOMPARE(rows[0].cells.at(1).text, QStringLiteral("0.99910"));
    QCOMPARE(rows[0].cells.at(3).text, QStringLiteral("live"));
    QCOMPARE(rows[0].cells.at(4).text, QStringLiteral("2.0 s"));
    QVERIFY(rows[0].cells.at(6).text.contains(QStringLiteral("OKX index")));
    // Not measured is not one dollar measured.
    QCOMPARE(rows[1].cells.at(1).text, QStringLiteral("\u2014"));
    QCOMPARE(rows[1].cells.at(3).text, QStringLiteral("not known"));
    QVERIFY(rows[1].cells.at(5).tip.contains(QStringLiteral("Not measured")));
}

QTEST_MAIN(TstTapeAndHealth)
#include "tst_tape_and_health.moc"
