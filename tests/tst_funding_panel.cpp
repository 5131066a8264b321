// The funding grid on screen: colours, choice, freezing, finding, copying, and units.
#include "tests/support/panel_rig.h"
#include "ui/panels/board_view.h"
#include "ui/panels/funding_model.h"
#include "widgets/heat_cell_delegate.h"

#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QTest>

using namespace plimsoll;

class TstFundingPanel : public QObject, private test::PanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void fundingDrawsItsColours();
    void fundingIsHatchedWhenTheModelIsSilent();
    void fundingChoosesTheAsset();
    void fundingFreezesUnderThePointer();
    void fundingFinds();
    void newRatesLeaveTheKeyboardWhereItStands();
    void newRatesLeaveWhatWasFound();
    void fundingCopiesTsv();
    void fundingDropsColumnsWhenNarrow();
    void fundingHeadsSortAndLetGo();
    void fundingOutlinesDisagreement();
    void interestIsReadInTheUnit();
    void forecastsAreAColumnByWish();
};

void TstFundingPanel::fundingDrawsItsColours()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full);
    auto* view = panel->findChild<BoardView*>();
    QVERIFY(view);
    auto* model = static_cast<FundingModel*>(view->model());
    const auto ground = [&](const char* asset, int column) {
        view->clearSelection();
        const QRect cell = view->visualRect(model->index(model->rowOf(QLatin1String(asset)), column));
        const QImage image = view->viewport()->grab().toImage();
        return image.pixelColor(cell.center().x(), cell.top() + 3);
    };
    const QColor hype = ground("HYPE", 1), ena = ground("ENA", 1);
    QVERIFY2(hype.red() > hype.blue() + 40, "longs pay: orange");
    QVERIFY2(ena.blue() > ena.red() + 40, "shorts pay: blue");
    QCOMPARE(model->index(model->rowOf(QStringLiteral("TAO")), 2).data().toString(), QStringLiteral("not listed"));
}

void TstFundingPanel::fundingIsHatchedWhenTheModelIsSilent()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full);
    const auto* model = static_cast<const FundingModel*>(panel->findChild<BoardView*>()->model());
    const auto fresh = [&] {
        return model->index(model->rowOf(QStringLiteral("BTC")), 1).data(HeatCellRole).value<HeatCell>().fresh;
    };
    QCOMPARE(fresh(), Freshness::Live);
    const AsOf later{m_now.wall + std::chrono::seconds{10}, m_now.mono + std::chrono::seconds{10}};
    QVERIFY(panel->pull(*m_hub, later));  // nothing was published
    QCOMPARE(fresh(), Freshness::Stale);
    QCOMPARE(panel->face().fresh, Freshness::Stale);
}

void TstFundingPanel::fundingChoosesTheAsset()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full);
    auto* view = panel->findChild<BoardView*>();
    auto* model = static_cast<FundingModel*>(view->model());
    QCOMPARE(view->currentIndex().row(), model->rowOf(QStringLiteral("BTC")));
    const QRect sol = view->visualRect(model->index(model->rowOf(QStringLiteral("SOL")), 1));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, sol.center());
    QCOMPARE(m_selection->asset(), QStringLiteral("SOL"));
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(m_selection->asset(), QStringLiteral("SOL"));  // looking is not choosing
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(m_selection->asset(), QStringLiteral("XRP"));
    m_selection->setAsset(QStringLiteral("ETH"));
    QCOMPARE(view->currentIndex().row(), model->rowOf(QStringLiteral("ETH")));
}

void TstFundingPanel::fundingFreezesUnderThePointer()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full);
    auto* view = panel->findChild<BoardView*>();
    auto* model = static_cast<FundingModel*>(view->model());
    model->sort(1, Qt::DescendingOrder);
    QCOMPARE(column(*model, 0).first(), QStringLiteral("HYPE"));
    Q_EMIT view->pointerInside(true);
    FundingSnapshot s = *m_hub->funding.read().value;
    for (FundingRow& r : s.rows)
        if (r.asset == "HYPE") r.cells[0]->r8 = -9e-4;
    m_hub->funding.publish(s);
    panel->pull(*m_hub, m_now);
    QCOMPARE(column(*model, 0).first(), QStringLiteral("HYPE"));
    QCOMPARE(model->rowsThatWouldMove(), 1);
    Q_EMIT view->pointerInside(false);
    QVERIFY(column(*model, 0).first() != QStringLiteral("HYPE"));
}

void TstFundingPanel::fundingFinds()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full);
    auto* view = panel->findChild<BoardView*>();
    auto* field = panel->findChild<QLineEdit*>();
    QVERIFY(field);
    QVERIFY(panel->startFind());
    QTest::keyClicks(field, QStringLiteral("lin"));
    QCOMPARE(view->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("LINK"));
    QCOMPARE(m_selection->asset(), QStringLiteral("BTC"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_selection->asset(), QStringLiteral("LINK"));
}

void TstFundingPanel::newRatesLeaveTheKeyboardWhereItStands()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full);
    auto* view = panel->findChild<BoardView*>();
    auto* model = static_cast<FundingModel*>(view->model());
    const auto stands = [&] { return view->currentIndex().siblingAtColumn(0).data().toString(); };
    m_selection->setAsset(QStringLiteral("SOL"));
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(stands(), QStringLiteral("XRP"));
    const auto news = [&](const char* moved, double r8) {
        FundingSnapshot s = *m_hub->funding.read().value;
        for (FundingRow& r : s.rows)
            if (r.asset == moved && r.cells[0]) r.cells[0]->r8 = r8;
        m_hub->funding.publish(s);
        QVERIFY(panel->pull(*m_hub, m_now));
    };
    news("HYPE", 8e-4);
    QCOMPARE(stands(), QStringLiteral("XRP"));
    QVERIFY(view->selectionModel()->isRowSelected(view->currentIndex().row()));
    // Nor do rows that change their places, or a pointer that comes and goes.
    model->sort(1, Qt::DescendingOrder);
    Q_EMIT view->pointerInside(true);
    news("XRP", -9e-4);
    Q_EMIT view->pointerInside(false);
    QCOMPARE(stands(), QStringLiteral("XRP"));
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(m_selection->asset(), QStringLiteral("XRP"));
    // One that leaves the grid leaves nothing chosen there, and is chosen again when it is back.
    const FundingSnapshot whole = *m_hub->funding.read().value;
    FundingSnapshot without = whole;
    std::erase_if(without.rows, [](const FundingRow& r) { return r.asset == "XRP"; });
    m_hub->funding.publish(without);
    QVERIFY(panel->pull(*m_hub, m_now));
    QVERIFY(!view->selectionModel()->hasSelection());
    m_hub->funding.publish(whole);
    QVERIFY(panel->pull(*m_hub, m_now));
    QCOMPARE(stands(), QStringLiteral("XRP"));
    QVERIFY(view->selectionModel()->isRowSelected(view->currentIndex().row()));
}

void TstFundingPanel::newRatesLeaveWhatWasFound()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full);
    auto* view = panel->findChild<BoardView*>();
    auto* field = panel->findChild<QLineEdit*>();
    QVERIFY(panel->startFind());
    QTest::keyClicks(field, QStringLiteral("lin"));
    m_hub->funding.publish(FundingSnapshot(*m_hub->funding.read().value));
    QVERIFY(panel->pull(*m_hub, m_now));
    QCOMPARE(view->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("LINK"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_selection->asset(), QStringLiteral("LINK"));
}

void TstFundingPanel::fundingCopiesTsv()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full);
    auto* view = panel->findChild<BoardView*>();
    const QStringList lines = view->asTsv().trimmed().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), static_cast<qsizetype>(sample::assets().size()) + 1);
    QVERIFY(lines[0].startsWith(QStringLiteral("Asset\tBN bp/8h\tBY bp/8h\tGap bp")));
    QVERIFY(lines[1].startsWith(QStringLiteral("BTC\t+0.12\t-0.27\t0.39")));
    view->copy();
    QCOMPARE(QGuiApplication::clipboard()->text(), view->asTsv());
}

void TstFundingPanel::fundingDropsColumnsWhenNarrow()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full, {1500, 500});
    auto* view = panel->findChild<BoardView*>();
    auto* model = static_cast<FundingModel*>(view->model());
    for (int c = 0; c < model->columnCount(); ++c) QCOMPARE(view->isColumnHidden(c), c == model->forecastColumn());
    panel->resize(400, 500);
    QVERIFY(view->isColumnHidden(model->nextColumn()));
    QVERIFY(!view->isColumnHidden(model->gapColumn()));  // the computed column goes last
    panel->resize(260, 500);
    QVERIFY(view->isColumnHidden(model->gapColumn()));
    QVERIFY(!view->isColumnHidden(1) && !view->isColumnHidden(2));
    QVERIFY(view->horizontalHeader()->length() <= view->viewport()->width());
    panel->resize(620, 500);
    QVERIFY(!view->isColumnHidden(model->gapColumn()));
}

void TstFundingPanel::fundingHeadsSortAndLetGo()
{
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full);
    auto* view = panel->findChild<BoardView*>();
    auto* model = static_cast<FundingModel*>(view->model());
    const QStringList asGiven = column(*model, 0);
    const auto click = [&] { Q_EMIT view->horizontalHeader()->sectionClicked(1); };
    click();
    QCOMPARE(column(*model, 0).first(), QStringLiteral("HYPE"));
    click();
    QCOMPARE(column(*model, 0).first(), QStringLiteral("ENA"));
    click();
    QCOMPARE(column(*model, 0), asGiven);
}

void TstFundingPanel::fundingOutlinesDisagreement()
{
    useFour();
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full, {580, 560});
    auto* view = panel->findChild<BoardView*>();
    auto* model = static_cast<FundingModel*>(view->model());
    const QImage image = view->viewport()->grab().toImage();
    const auto ruled = [&](const QString& asset, int column, bool top) {
        const QRect cell = view->visualRect(model->index(model->rowOf(asset), column));
        const int y = top ? cell.top() : cell.bottom() - 1;
        return image.pixelColor(cell.center().x(), y) == m_theme.text.muted;
    };
    for (int c = 1; c <= 4; ++c) {
        QVERIFY(ruled(QStringLiteral("BNB"), c, true) && ruled(QStringLiteral("BNB"), c, false));
        QVERIFY(!ruled(QStringLiteral("ENA"), c, true) && !ruled(QStringLiteral("ENA"), c, false));
    }
    // Not listed, interval unknown, stale: three different cells.
    QCOMPARE(model->index(model->rowOf(QStringLiteral("ADA")), 4).data().toString(), QStringLiteral("not listed"));
    QCOMPARE(model->index(model->rowOf(QStringLiteral("WLD")), 1).data().toString(), QStringLiteral("\u2014"));
    QVERIFY(model->index(model->rowOf(QStringLiteral("WLD")), 1)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("unknown interval")));
}

void TstFundingPanel::interestIsReadInTheUnit()
{
    useFour();
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full);
    const auto* view = panel->findChild<BoardView*>();
    const auto* model = static_cast<const FundingModel*>(view->model());
    QVERIFY(model);
    const int c = model->interestColumn();
    const auto head = [&] { return model->headerData(c, Qt::Horizontal, Qt::DisplayRole).toString(); };
    const auto cell = [&] { return model->index(0, c).data().toString(); };
    QCOMPARE(head(), QStringLiteral("OI $m"));
    QCOMPARE(cell(), QStringLiteral("12,192.0"));
    m_selection->setSizeUnit(SizeUnit::Base);
    QCOMPARE(head(), QStringLiteral("OI coins"));
    QCOMPARE(cell(), QStringLiteral("145k"));
    m_selection->setSizeUnit(SizeUnit::Quote);
    QCOMPARE(head(), QStringLiteral("OI quote m"));
    const QString tip = model->index(0, c).data(Qt::ToolTipRole).toString();
    QVERIFY(tip.contains(QStringLiteral("145k BTC")));
    QVERIFY(tip.contains(QStringLiteral("USDC counted as one dollar")));  // not measured in the sample
    // What there is no number for is a dash with its reason.
    FundingSnapshot s = *m_hub->funding.read().value;
    s.rows[0].oiQuote.reset();
    m_hub->funding.publish(s);
    panel->pull(*m_hub, m_now);
    QCOMPARE(cell(), QStringLiteral("\u2014"));
    QVERIFY(model->index(0, c).data(Qt::ToolTipRole).toString().contains(QStringLiteral("No value in quote")));
    const auto table = panel->exportTables().at(0);
    QVERIFY(table.heads.contains(QStringLiteral("oi_coins")) && table.heads.contains(QStringLiteral("oi_quote")));
}

void TstFundingPanel::forecastsAreAColumnByWish()
{
    useFour();
    const auto panel = make(QStringLiteral("funding"));
    show(*panel, sample::Mood::Full, {900, 520});
    const auto* view = panel->findChild<BoardView*>();
    const auto* model = static_cast<const FundingModel*>(view->model());
    const int c = model->forecastColumn();
    QVERIFY(view->isColumnHidden(c));
    panel->restoreState({{QStringLiteral("unit"), 0}, {QStringLiteral("forecasts"), true}});
    QVERIFY(!view->isColumnHidden(c));
    QVERIFY(panel->saveState().value(QStringLiteral("forecasts")).toBool());
    const int btc = model->rowOf(QStringLiteral("BTC")), hype = model->rowOf(QStringLiteral("HYPE"));
    QVERIFY(model->index(btc, c).data().toString().endsWith(QStringLiteral("+0.12")));
    QVERIFY(model->index(hype, c).data().toString().endsWith(QStringLiteral("+2.40")));
    QVERIFY(model->index(btc, c).data(cell::Tone) != model->index(hype, c).data(cell::Tone));
    QVERIFY(
        model->index(hype, c).data(Qt::ToolTipRole).toString().contains(QStringLiteral("Hyperliquid expects")));
    QCOMPARE(model->index(model->rowOf(QStringLiteral("ADA")), c).data().toString(), QStringLiteral("\u2014"));
}

QTEST_MAIN(TstFundingPanel)
#include "tst_funding_panel.moc"
