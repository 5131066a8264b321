#include "ui/panels/liquidation_map_panel.h"

#include "ui/ask_unseen.h"
#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panels/board_view.h"
#include "ui/panels/key_level_marks.h"
#include "ui/panels/level_drawer.h"
#include "ui/panels/liquidation_model.h"
#include "ui/panels/position_marks.h"
#include "widgets/format.h"
#include "widgets/meter_delegate.h"
#include "widgets/money_ramp.h"

#include <algorithm>
#include <cmath>

namespace plimsoll {

namespace {

constexpr QSize kRoomForAll{840, 560};
constexpr int kRoomForTwoLines = 620;
constexpr Duration kWishEvery = std::chrono::seconds{1}, kAskFirst = std::chrono::minutes{1},
                   kAskAgain = std::chrono::minutes{10};
constexpr int kMostStored = 20'000, kMostColumn = 150;

}  // namespace

LiquidationMapPanel::LiquidationMapPanel(const PanelDeps& deps, QWidget* parent)
    : PagesPanel({QStringLiteral("liquidation_map"), tr("Liquidation map"), tr("Liquidations in figures")}, deps,
                 parent),
      m_thin(id().toStdString() + ".usual"),
      m_scaleOf(selection().asset())
{
    makeChoices();
    makePages();
    pages()->setRoom(kRoomForAll);
    connect(m_window, &Segmented::currentChanged, this, &LiquidationMapPanel::chooseWindow);
    connect(m_texture, &Segmented::currentChanged, this, [this](int on) { m_map->setLevelsShown(on == 1); });
    connect(m_map, &ForcedMap::levelsToggled, this, [this](bool on) { m_texture->setCurrent(on ? 1 : 0); });
    connect(m_map, &ForcedMap::scaleChanged, this, &LiquidationMapPanel::takeScale);
    connect(m_map, &ForcedMap::viewChanged, this, &LiquidationMapPanel::showFace);
    connect(m_legend, &MoneyRamp::chosen, m_map, [this](const Cutoffs& c) { m_map->setCutoffs(c); });
    connect(m_legend, &MoneyRamp::automaticWanted, m_map, [this] { m_map->setCutoffs(std::nullopt); });
    connect(m_drawer, &LevelDrawer::changed, this, [this] {
        m_wished.reset();
        wish(m_at);
    });
    connect(m_drawer, &LevelDrawer::classesChosen, this, &LiquidationMapPanel::showAll);
    connect(chips(), &VenueChips::changed, this, &LiquidationMapPanel::showAll);
    chooseWindow(m_window->current());
    wireAlerts();
    showAll();
}

void LiquidationMapPanel::forget()
{
    m_board.reset();
    m_levels.reset();
    m_before.reset();
    m_asked.reset();
    m_thin.forget();
    m_map->setShade({});
    m_map->beginAnew();
    m_scaleOf = selection().asset();
    showScale();
}

void LiquidationMapPanel::takeScale()
{
    if (m_map->cutoffsByUser())
        m_cutoffs[m_scaleOf] = m_map->cutoffs();
    else
        m_cutoffs.erase(m_scaleOf);
    m_legend->setCutoffs(m_map->cutoffs(), m_map->cutoffsByUser());
}

void LiquidationMapPanel::showScale()
{
    if (m_oldCutoffs && !m_scaleOf.isEmpty()) {
        m_cutoffs.emplace(m_scaleOf, *m_oldCutoffs);
        m_oldCutoffs.reset();
    }
    const auto own = m_cutoffs.find(m_scaleOf);
    m_map->setCutoffs(own == m_cutoffs.end() ? std::nullopt : std::optional(own->second));
}

void LiquidationMapPanel::makePages()
{
    const QString waiting = tr("Waiting for the liquidation feeds");
    m_map = new ForcedMap(theme(), std::log(1 + kLiquidationBinBps / 1e4), pages());
    m_drawer = new LevelDrawer(theme(), venues(), pages());
    m_totals = new TextTable(forcedTotalColumns(venues()), this);
    m_totalView = tableView(m_totals, tr("Liquidations seen, by window"), waiting,
                            new MeterDelegate(theme(), nullptr), kMostColumn);
    m_complete = new TextTable(completenessColumns(), this);
    m_completeView = tableView(m_complete, tr("How much of the liquidations the feeds show"), waiting,
                               new MeterDelegate(theme(), nullptr), kMostColumn);
    const int table = 24 + static_cast<int>(kLiquidationWindows.size()) * rowHeight(Density::Normal) + 2;
    pages()->add({tr("Seen, and modelled beside it"), m_map, 0, 26, 0, 200});
    pages()->add({tr("Assumptions of the model"), m_drawer, 0, 9, 0, 180});
    pages()->add({tr("Seen by window"), m_totalView, 1, 12, table, table});
    pages()->add(
        {tr("Completeness, last hour"), m_completeView, 1, 12, table, table - 24 - rowHeight(Density::Normal)});
}

void LiquidationMapPanel::resizeEvent(QResizeEvent* event)
{
    PagesPanel::resizeEvent(event);
    facts()->setMostLines(height() >= kRoomForTwoLines ? 2 : 1);
}

std::uint64_t LiquidationMapPanel::version(const SnapshotHub& hub) const
{
    return hub.liquidationBoard.version() + hub.levels.version() + hub.health.version() + hub.past.version() +
           hub.desk.version() + hub.phase.version();
}

void LiquidationMapPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    m_at = now;
    m_pulse = modelPulse(hub, now);
    m_health = hub.health.read().value;
    m_desk = hub.desk.read().value;
    m_phase = hub.phase.read().value;
    m_stored = hub.store.read().value != nullptr;
    const std::string asset = selection().asset().toStdString();
    // The boards may still tell of the asset that was in focus before.
    if (const auto said = hub.liquidationBoard.read().value; said && said->asset == asset) m_board = said;
    if (const auto said = hub.levels.read().value; said && said->asset == asset) m_levels = said;
    if (const auto past = hub.past.read().value) {
        if (const auto answer = past->of(id().toStdString());
            answer && answer->request.asset == asset && answer->problem.empty())
            m_before = answer;
        if (m_thin.take(*past, asset, venues())) setThinShown(m_thinShown);
    }
    wish(now);
    askBefore(now);
    askThin(now);
    showAll();
}

// The model is told until it supposes the same: it may begin anew, with a recording or another run.
void LiquidationMapPanel::wish(AsOf now)
{
    if (m_levels && m_levels->assumed == m_drawer->assumed()) return;
    if (!m_levels && m_drawer->assumed() == LevelAssumptions{}) return;
    if (m_wished && now.mono - *m_wished < kWishEvery) return;
    m_wished = now.mono;
    Q_EMIT levelsAssumed(m_drawer->assumed());
}

void LiquidationMapPanel::askBefore(AsOf now)
{
    const std::string asset = selection().asset().toStdString();
    if (!AskUnseen::may(onScreen()) || asset.empty() || !m_stored || now.wall == Timestamp{}) return;
    // Once more soon after the start: venues tell again what was before it.
    const Duration again = m_serial < 2 ? kAskFirst : kAskAgain;
    if (m_asked && m_askedFor == asset && now.mono - *m_asked < again) return;
    m_asked = now.mono;
    m_askedFor = asset;
    HistoryRequest r;
    r.by = id().toStdString();
    r.serial = ++m_serial;
    r.what = HistoryRequest::What::Liquidations;
    r.asset = asset;
    r.to = started() == Timestamp{} ? now.wall : started();
    r.from = now.wall - LiquidationBoardSnapshot::kKept;
    r.points = kMostStored;
    if (r.from < r.to) Q_EMIT historyWanted(r);
}

// What is usual changes by the hour, and is shaded only where it is wished.
void LiquidationMapPanel::askThin(AsOf now)
{
    if (!m_thinShown || !m_stored || !AskUnseen::may(onScreen())) return;
    if (const auto request = m_thin.due(selection().asset().toStdString(), now)) Q_EMIT historyWanted(*request);
}

void LiquidationMapPanel::setThinShown(bool shown)
{
    m_thinShown = shown;
    m_map->setShade(shown ? m_thin.shade() : WeekShade());
}

void LiquidationMapPanel::age(AsOf now)
{
    m_at = now;
    m_map->setNow(now.wall);
    showFace();
}

ForcedView LiquidationMapPanel::view() const
{
    ForcedView v;
    v.venues = venues();
    v.chosen = chosen();
    v.classes = m_drawer->classes();
    for (const VenueId venue : v.venues)
        if (m_board && m_board->venues[static_cast<std::size_t>(venue)].aside)
            v.chosen &= static_cast<std::uint8_t>(~(1u << static_cast<unsigned>(venue)));
    v.now = m_at;
    v.stale = m_pulse == Freshness::Stale || unheard();
    if (const auto price = m_board && m_board->price ? m_board->price : m_levels ? m_levels->price : std::nullopt)
        v.decimals = decimalsFor(*price);
    return v;
}

// The whole one where all classes are looked at.
void LiquidationMapPanel::cutToClasses()
{
    const std::uint8_t classes = m_drawer->classes();
    if (m_cutFrom == m_levels && m_cutTo == classes) return;
    m_cutFrom = m_levels;
    m_cutTo = classes;
    m_cut = m_levels && classes != kAllClasses
                ? std::make_shared<const LevelMapSnapshot>(ofClasses(*m_levels, classes))
                : m_levels;
}

void LiquidationMapPanel::showAll()
{
    cutToClasses();
    showMap();
    showTables();
    showFace();
}

void LiquidationMapPanel::showMap()
{
    const ForcedView v = view();
    m_map->setPriceFormat(v.decimals);
    if (m_alertsOf != selection().asset()) showAlerts();
    m_map->setNow(m_at.wall);
    m_map->setEmptyText(selection().asset().isEmpty() ? tr("No asset chosen")
                                                      : tr("Waiting for the liquidation feeds"));
    m_map->setStale(v.stale, m_pulse == Freshness::Stale ? tr("the model is silent") : tr("no venue is heard"));
    showCells(v);
    showKeyLevels();
    m_map->setPositionLines(positionLinesOf(m_desk.get(), selection().asset(), 1, m_pulse == Freshness::Stale));
    m_map->setLevelsMissing(levelLack(m_levels.get()));
    m_drawer->setUsed(m_levels.get());
    showLevels(v);
}

// What is heard of feeds comes ten times a second; what was liquidated seldom changes with it.
void LiquidationMapPanel::showCells(const ForcedView& v)
{
    if (!m_board) {
        if (m_drawnCells) {
            m_map->setCells({});
            m_map->setPath({}, std::nullopt);
        }
        m_drawnCells.reset();
        m_drawnPath.reset();
        return;
    }
    if (m_pastOf != m_before) {
        m_pastOf = m_before;
        m_past = forcedPast(m_before.get(), started());
        ++m_work.pasts;
    }
    if (DrawnCells next{m_board->hours, m_before, v.chosen}; m_drawnCells != next) {
        m_drawnCells = std::move(next);
        m_map->setCells(forcedCells(*m_board, m_past, v));
        ++m_work.cells;
    }
    if (DrawnPath next{m_board->path, m_board->price}; m_drawnPath != next) {
        m_drawnPath = std::move(next);
        std::vector<ForcedPath> path;
        if (m_board->path)
            for (const auto& p : *m_board->path) path.push_back({p.minute, p.high, p.low, p.mark});
        m_map->setPath(std::move(path), m_board->price);
    }
    m_map->setKnownFrom(forcedKnownFrom(*m_board, m_past));
    m_map->setLookedFrom(m_board->since);
    std::vector<ForcedLane> lanes;
    for (const VenueId venue : v.venues) {
        ForcedLane& lane = lanes.emplace_back();
        lane.venue = venue;
        lane.drawn = (v.chosen >> static_cast<unsigned>(venue)) & 1u;
        const VenueLiquidations& said = m_board->venues[static_cast<std::size_t>(venue)];
        if (!said.enabled || !said.listed) continue;
        // What was let go early (LiquidationBoardSnapshot::since) is not here, though it was heard.
        for (const StreamRun& r : said.runs)
            if (r.to > m_board->since) lane.runs.emplace_back(std::max(r.from, m_board->since), r.to);
    }
    m_map->setLanes(std::move(lanes));
}

void LiquidationMapPanel::showLevels(const ForcedView& v)
{
    DrawnLevels next{m_cut, v.chosen, v.decimals, format::style()};
    if (m_drawnLevels == next) return;
    m_drawnLevels = std::move(next);
    ++m_work.levels;
    if (m_cut) {
        const QString only = classesOnly(v.classes);
        m_map->setLevels(
            forcedLevels(*m_cut, v), forcedZones(*m_cut, v),
            mixName(m_cut->assumed) + (only.isEmpty() ? QString() : QStringLiteral(" \u00b7 ") + only));
        m_map->setLevelsDoubted(levelDoubt(*m_cut));
    } else {
        m_map->setLevels({}, {}, {});
    }
}

void LiquidationMapPanel::showKeyLevels()
{
    DrawnKeys next{m_phase, selection().asset(), m_pulse == Freshness::Stale};
    if (m_drawnKeys == next) return;
    m_drawnKeys = std::move(next);
    m_map->setKeyLevels(keyLevelLinesOf(m_drawnKeys.phase.get(), m_drawnKeys.asset, 1, m_drawnKeys.stale));
}

void LiquidationMapPanel::showTables()
{
    const ForcedView v = view();
    facts()->setFacts(forcedFacts(m_board.get(), m_cut.get(), v));
    m_map->setAccessibleDescription(facts()->accessibleDescription());
    m_totals->apply(m_board ? forcedTotalRows(*m_board, v) : std::vector<TextRow>());
    m_complete->apply(m_board ? completenessRows(*m_board, v) : std::vector<TextRow>());
    QStringList coverage;
    for (const VenueId venue : venues()) coverage << liquidationCode(venue) + u' ' + liquidationCoverage(venue);
    QString right = tr("seen since %1").arg(m_board ? format::dateTimeZoned(m_board->since) : format::kNone);
    if (m_levels && m_levels->score.share)
        right = tr("%1 % of %2 seen fell into the map's top tenth")
                    .arg(format::plain(*m_levels->score.share * 100, 0))
                    .arg(format::count(m_levels->score.n));
    body()->setFooter(coverage.join(QStringLiteral(" \u00b7 ")), right);
}

bool LiquidationMapPanel::unheard() const
{
    bool any = false;
    for (const VenueId v : venues()) {
        const VenueLiquidations* const said = m_board ? &m_board->venues[static_cast<std::size_t>(v)] : nullptr;
        if (!said || !said->enabled || !said->listed) continue;
        if (plimsoll::usable(said->stream)) return false;
        any = true;
    }
    return any;
}

void LiquidationMapPanel::showFace()
{
    PanelFace face;
    const ForcedView v = view();
    const QString asset = selection().asset();
    QStringList tips, codes;
    int on = 0, usable = 0, whole = 0;
    QString excluded;
    for (const VenueId venue : v.venues) {
        if (!m_board) break;
        const VenueLiquidations& said = m_board->venues[static_cast<std::size_t>(venue)];
        const Freshness f = withPulse(said.stream, m_pulse);
        chips()->setLight(venue, lightOf(f));
        if (!said.enabled || !said.listed) {
            tips << venueNameText(venue) + (said.enabled ? tr(": not listed") : tr(": switched off"));
            continue;
        }
        ++on;
        whole += f == Freshness::Live;
        usable += plimsoll::usable(f);
        if (f != Freshness::Live && excluded.isEmpty())
            excluded = venueCodeText(venue) + u' ' + (f == Freshness::Late ? tr("in part") : tr("not heard"));
        if (chips()->shows(venue)) codes << venueCodeText(venue);
        tips << tr("%1: %2, %3")
                    .arg(venueNameText(venue), liquidationCoverageSentence(venue), modelWords(freshnessName(f)));
    }
    face.context = asset.isEmpty() ? tr("no asset chosen")
                                   : tr("%1 \u00b7 %2 \u00b7 %3 m \u00d7 %4 bp")
                                         .arg(asset, codes.isEmpty() ? tr("no venue") : codes.join(u' '))
                                         .arg(m_map->columnMinutes())
                                         .arg(m_map->group() * kLiquidationBinBps);
    face.provenance = Provenance::Sampled;
    face.fresh = !m_board || on == 0 ? Freshness::Off
                 : usable == 0       ? Freshness::Stale
                 : whole < on        ? Freshness::Late
                                     : Freshness::Live;
    face.fresh = withPulse(face.fresh, m_pulse);
    face.age = face.fresh == Freshness::Off    ? tr("no data")
               : face.fresh == Freshness::Live ? format::age(m_at.mono - m_board->asOf.mono)
               : !excluded.isEmpty()           ? excluded
                                               : format::age(m_at.mono - m_board->asOf.mono);
    tips << tr(
        "Seen liquidations are sampled. Levels beside them are modelled, hatched, and judged by what was seen.");
    face.tip = tips.join(QLatin1Char('\n'));
    setFace(face);
}

}  // namespace plimsoll
