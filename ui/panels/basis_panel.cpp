#include "ui/panels/basis_panel.h"

#include "ui/alert_menus.h"
#include "ui/ask_unseen.h"
#include "ui/chart_alerts.h"
#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panels/board_view.h"
#include "widgets/format.h"
#include "widgets/within.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

namespace plimsoll {

namespace {

using namespace std::chrono_literals;

constexpr QSize kRoomForAll{800, 560}, kRoomAcross{1'240, 520};
constexpr int kRoomForTwoLines = 460;
constexpr Duration kSpans[] = {15min, 1h, 24h, 24h * 7};
constexpr Duration kAskAgain = 60s;

}  // namespace

BasisPanel::BasisPanel(const PanelDeps& deps, QWidget* parent)
    : PagesPanel({QStringLiteral("basis"), tr("Basis and dislocation"), tr("Dislocation in figures")}, deps,
                 parent)
{
    makeChoices();
    makePages();
    pages()->setRoom(kRoomForAll);
    connect(m_unit, &Segmented::currentChanged, this, &BasisPanel::showAll);
    connect(m_plotOf, &Segmented::currentChanged, m_plot, &TimePlot::forgetValues);
    for (Segmented* s : {m_plotOf, m_span})
        connect(s, &Segmented::currentChanged, this, [this] {
            m_plot->setSpan(span());
            m_plot->goLive();
            m_asked.reset();
            showPlot();
            ask();
        });
    // What a person hides is no longer shown; one venue at least stays.
    connect(chips(), &VenueChips::changed, this, [this] {
        for (std::size_t i = 0; i < venues().size(); ++i)
            m_views[PMatrix]->setWanted(static_cast<int>(i) + 1, chips()->shows(venues()[i]));
        showAll();
    });
    m_plot->setSpan(span());
    // Only what is watched under the same name: the basis against the index is another number.
    auto* marks = new ChartAlerts(
        m_plot, alerts(), theme(),
        [this] {
            AlertAxis axis{selection().asset(), {}};
            if (plotted() == BasisPlotOf::Dispersion) axis.words = {{"basis_disp", 1}};
            if (plotted() == BasisPlotOf::Spot) axis.words = {{"basis_bps", 1}};
            return axis;
        },
        this);
    marks->ownMenu();
    showAll();
}

void BasisPanel::makeChoices()
{
    m_unit = addChoice({tr("bp"), tr("$")}, tr("Unit of differences"), barBox());
    m_unit->setToolTip(tr("Differences in basis points, or in US dollars a coin"));
    bar()->addWidget(m_unit);
    addChips([](VenueId v) {
        return tr("Shows %1 here, or leaves it out of tables and lines; the figures above are of all")
            .arg(venueNameText(v));
    });
    addPartSwitch({tr("Venues"), tr("Pairs"), tr("Plot"), tr("Oracles"), tr("Coins"), tr("Matrix")});
    setGivesWay({chips()->widgets(), {m_unit}});
}

void BasisPanel::forget()
{
    m_board.reset();
    m_stored.reset();
    m_asked.reset();
    m_plot->forgetValues();
}

void BasisPanel::makePages()
{
    m_tables[PVenues] = new TextTable(basisVenueColumns(), this);
    m_tables[PPairs] = new TextTable(basisPairColumns(), this);
    m_tables[POracles] = new TextTable(basisOracleColumns(), this);
    m_tables[PStables] = new TextTable(basisStableColumns(), this);
    m_tables[PMatrix] = new TextTable(basisMatrixColumns(venues()), this);
    static constexpr struct {
        Page page;
        const char* name;
    } names[] = {{PVenues, QT_TR_NOOP("Basis by venue")},
                 {PPairs, QT_TR_NOOP("Gaps between venues")},
                 {POracles, QT_TR_NOOP("Health of the oracles")},
                 {PStables, QT_TR_NOOP("Dollar coins")},
                 {PMatrix, QT_TR_NOOP("Gaps, each venue against each")}};
    for (const auto& [page, name] : names)
        m_views[page] = tableView(m_tables[page], tr(name), tr("Waiting for the first second"));

    auto* plot = new QWidget(pages());
    plot->setProperty("surface", "panel");
    m_plot = new TimePlot(theme(), plot);
    m_plot->setAccessibleName(tr("Basis over time"));
    m_plot->setFocusPolicy(Qt::StrongFocus);
    m_plotOf = addChoice({tr("vs index"), tr("vs spot"), tr("Dispersion")}, tr("What is plotted"), plot);
    m_span = addChoice({tr("15 m"), tr("1 h"), tr("24 h"), tr("7 d")}, tr("Span"), plot);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(8, 2, 8, 0);
    head->addWidget(m_plotOf);
    head->addStretch(1);
    head->addWidget(m_span);
    auto* column = new QVBoxLayout(plot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(head);
    column->addWidget(m_plot, 1);

    const auto high = [](std::size_t rows) {
        return 24 + static_cast<int>(rows) * rowHeight(Density::Normal) + 2;
    };
    const std::size_t n = venues().size();
    const int table = high(n), pairs = high(n * (n - 1) / 2);
    pages()->add({{}, m_views[PVenues], 0, 13, table, table});
    pages()->add({{}, m_views[PPairs], 1, 13, pairs, pairs});
    pages()->add({{}, plot, 2, 12, 0, 110});
    pages()->add({{}, m_views[POracles], 2, 11, 0, table});
    pages()->add({{}, m_views[PStables], 0, 9, 0, high(4)});
    pages()->add({{}, m_views[PMatrix], 1, 9, 0, table});
}

void BasisPanel::resizeEvent(QResizeEvent* event)
{
    PagesPanel::resizeEvent(event);
    facts()->setMostLines(height() >= kRoomForTwoLines ? 2 : 1);
    static constexpr Place across[] = {{PVenues, 0, 12}, {POracles, 0, 11}, {PPairs, 1, 13},
                                       {PStables, 1, 8}, {PMatrix, 1, 6},   {PPlot, 2, 1}};
    static constexpr Place tall[] = {{PVenues, 0, 13}, {PMatrix, 0, 9}, {PPairs, 1, 13},
                                     {PStables, 1, 9}, {PPlot, 2, 12},  {POracles, 2, 11}};
    const bool wide = width() >= kRoomAcross.width();
    wide ? placePages(across) : placePages(tall);
    pages()->setRoom(wide ? kRoomAcross : kRoomForAll);
}

std::uint64_t BasisPanel::version(const SnapshotHub& hub) const
{
    return hub.basis.version() + hub.past.version();
}

void BasisPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    m_at = now;
    m_pulse = modelPulse(hub, now);
    const std::string asset = selection().asset().toStdString();
    // The board may still tell of the asset that was in focus before.
    if (const auto said = hub.basis.read().value; said && said->asset == asset) m_board = said;
    m_storing = hub.store.read().value != nullptr;
    if (const auto past = hub.past.read().value)
        if (const auto answer = past->of(id().toStdString()); answer && answer->request.asset == asset)
            m_stored = answer;
    showAll();
    ask();
}

void BasisPanel::age(AsOf now)
{
    m_at = now;
    m_plot->setNow(now.wall);
    showTables();
    showFace();
    ask();
}

BasisView BasisPanel::view() const
{
    BasisView v;
    v.venues = chips()->shown();
    v.dollars = unitsShown().dollars;
    v.now = m_at;
    v.stale = m_pulse == Freshness::Stale;
    return v;
}

BasisPlotOf BasisPanel::plotted() const
{
    static constexpr BasisPlotOf kinds[] = {BasisPlotOf::Index, BasisPlotOf::Spot, BasisPlotOf::Dispersion};
    return kinds[within(m_plotOf->current(), 0, 2)];
}

Duration BasisPanel::span() const
{
    return kSpans[within(m_span->current(), 0, 3)];
}

void BasisPanel::showAll()
{
    showTitles();
    showTables();
    showPlot();
    showFace();
}

void BasisPanel::showTables()
{
    static const BasisSnapshot nothing;
    const BasisView v = view();
    const bool any = m_board != nullptr;
    const BasisSnapshot& board = any ? *m_board : nothing;
    facts()->setFacts(basisFacts(board, v));
    m_tables[PVenues]->apply(any ? basisVenueRows(board, v) : std::vector<TextRow>());
    m_tables[PPairs]->apply(any ? basisPairRows(board, v) : std::vector<TextRow>());
    m_tables[POracles]->apply(any ? basisOracleRows(board, v) : std::vector<TextRow>());
    m_tables[PStables]->apply(any ? basisStableRows(board, v) : std::vector<TextRow>());
    // Columns stand for all venues; the hidden ones' are not wanted.
    BasisView whole = v;
    whole.venues = venues();
    auto matrix = any ? basisMatrixRows(board, whole) : std::vector<TextRow>();
    std::erase_if(matrix, [&](const TextRow& r) {
        return std::none_of(v.venues.begin(), v.venues.end(),
                            [&](VenueId venue) { return venueCodeText(venue) == r.key; });
    });
    m_tables[PMatrix]->apply(std::move(matrix));
    for (BoardView* t : m_views)
        if (t)
            t->setEmptyText(selection().asset().isEmpty() ? tr("No asset chosen")
                            : any && t == m_views[PPairs] ? tr("Listed on one venue: nothing to compare")
                            : any                         ? tr("Nothing of it yet")
                                                          : tr("Waiting for the first second"));
    body()->setFooter(
        tr("differences in %1 \u00b7 prices in US dollars a coin").arg(v.dollars ? tr("US dollars") : tr("bp")),
        tr("usual: 24 h, median and 3 robust deviations"));
}

void BasisPanel::showTitles()
{
    const QString unit = unitsShown().dollars ? tr("$ a coin") : tr("bp");
    pages()->setTitle(PVenues, tr("Perpetual against index and spot \u00b7 %1").arg(unit));
    pages()->setTitle(PPairs, tr("Gaps between venues \u00b7 %1").arg(unit));
    pages()->setTitle(PPlot, tr("Over time"));
    pages()->setTitle(POracles, tr("Oracle health"));
    pages()->setTitle(PStables, tr("Dollar coins"));
    pages()->setTitle(PMatrix, tr("Row less column \u00b7 %1").arg(unit));
}

void BasisPanel::showPlot()
{
    const QString asset = selection().asset();
    m_plot->setNow(m_at.wall);
    m_plot->setFormat([](double v) { return signedBp(v); }, tr("bp"));
    m_plot->setZeroLine(true);
    m_plot->setEmptyText(
        asset.isEmpty()                  ? tr("No asset chosen")
        : !m_board                       ? tr("Waiting for the first second")
        : plotted() == BasisPlotOf::Spot ? tr("No venue had a spot book of it beside the perpetual's in this span")
        : plotted() == BasisPlotOf::Dispersion ? tr("The bases of all venues are needed at once, of two at least")
                                               : tr("No venue's index is known in this span"));
    std::vector<PlotLevel> levels;
    if (m_board && plotted() == BasisPlotOf::Dispersion && m_board->usualDispersion)
        levels.push_back({*m_board->usualDispersion, tr("usual"), theme().text.muted});
    m_plot->setLevels(std::move(levels));
    auto lines = m_board ? basisLines(*m_board, m_stored.get(), plotted(), span(), view(), theme())
                         : std::vector<PlotSeries>();
    m_plot->setGaps(basisGaps(lines, m_at.wall));
    m_plot->setSeries(std::move(lines));
    m_plot->setStale(m_board && m_pulse == Freshness::Stale, tr("the model is silent"));
}

// What is older than this start: the stored history knows the difference from the index.
void BasisPanel::ask()
{
    if (!m_storing || selection().asset().isEmpty() || m_at.wall == Timestamp{}) return;
    if (!AskUnseen::may(onScreen())) return;
    if (plotted() != BasisPlotOf::Index || span() <= 1h) return;
    if (m_asked && m_at.mono - *m_asked < kAskAgain) return;
    m_asked = m_at.mono;
    HistoryRequest r;
    r.by = id().toStdString();
    r.serial = ++m_serial;
    r.what = HistoryRequest::What::Series;
    r.asset = selection().asset().toStdString();
    r.from = m_at.wall - span();
    r.to = m_at.wall;
    r.points = 1'000;
    Q_EMIT historyWanted(r);
}

void BasisPanel::showFace()
{
    PanelFace face;
    const QString asset = selection().asset();
    const BasisView v = view();
    QStringList counted, tips;
    int listed = 0, late = 0;
    Mono newest{};
    QString worst;
    if (m_board)
        for (const VenueId venue : v.venues) {
            const auto& row = m_board->venues[static_cast<std::size_t>(venue)];
            chips()->setLight(venue, lightOf(row ? withPulse(row->book, m_pulse) : Freshness::Off));
            if (!row || row->book == Freshness::Off) {
                tips << (row ? tr("%1: no book yet") : tr("%1: not listed")).arg(venueNameText(venue));
                continue;
            }
            ++listed;
            const QString old = format::age(m_at.mono - row->bookStamp.mono);
            tips << tr("%1: book %2 old, %3 (limit %4); index %5")
                        .arg(venueNameText(venue), old, modelWords(freshnessName(withPulse(row->book, m_pulse))),
                             format::age(limits::kBook), modelWords(freshnessName(row->oracle.index.fresh)));
            const bool silent = !row->mid || row->oracle.index.fresh == Freshness::Stale;
            if (row->mid) {
                counted << venueCodeText(venue);
                newest = std::max(newest, row->bookStamp.mono);
                late += row->book == Freshness::Late || silent;
            }
            if ((silent || row->book == Freshness::Late) && worst.isEmpty())
                worst = row->mid && silent
                            ? tr("%1 index %2")
                                  .arg(venueCodeText(venue), format::age(m_at.mono - row->oracle.index.stamp.mono))
                            : venueCodeText(venue) + u' ' + old;
        }
    face.context = asset.isEmpty()     ? tr("no asset chosen")
                   : counted.isEmpty() ? asset
                                       : tr("%1 perp \u00b7 %2").arg(asset, counted.join(u' '));
    face.fresh = listed == 0                           ? Freshness::Off
                 : counted.isEmpty()                   ? Freshness::Stale
                 : late > 0 || counted.size() < listed ? Freshness::Late
                                                       : Freshness::Live;
    face.fresh = withPulse(face.fresh, m_pulse);
    face.age = listed == 0 ? tr("no data") : !worst.isEmpty() ? worst : format::age(m_at.mono - newest);
    face.tip = tips.join(QLatin1Char('\n'));
    setFace(face);
}

}  // namespace plimsoll
