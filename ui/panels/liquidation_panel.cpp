#include "ui/panels/liquidation_panel.h"

#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panels/board_view.h"
#include "widgets/format.h"
#include "widgets/icon.h"
#include "widgets/segmented.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace plimsoll {

namespace {

// Of the time before the start: so many, so far back; asked again while the history opens.
constexpr int kBefore = 200, kAsks = 12;
constexpr Duration kFarBack = std::chrono::hours{24}, kAskEvery = std::chrono::seconds{5};

}  // namespace

LiquidationPanel::LiquidationPanel(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("liquidations"), tr("Liquidation tape"), deps, parent)
{
    QWidget* bar = makeToolbar();
    m_scope = new Segmented(theme(), {tr("All assets"), tr("This asset")}, bar);
    m_scope->setAccessibleName(tr("Whose liquidations"));
    m_size = new QComboBox(bar);
    m_size->setAccessibleName(tr("Smallest size shown"));
    for (const double usd : kTapeSizes)
        m_size->addItem(usd > 0 ? QStringLiteral("\u2265 ") + format::money(usd) : tr("all sizes"), usd);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 0, 8, 0);
    row->addWidget(m_scope);
    row->addStretch(1);
    row->addWidget(m_size);
    makeTools(bar);
    row->addWidget(m_filterButton);
    row->addWidget(m_pauseButton);
    body()->setToolbar(bar);

    m_model = new LiquidationModel(this);
    m_view = new BoardView(theme(), this, Density::Compact);
    m_view->setAccessibleName(tr("Liquidations, newest first"));
    QString kind;  // the longest of the words, in the language of the window
    for (const PriceKind k : {PriceKind::Average, PriceKind::Bankruptcy, PriceKind::Order, PriceKind::Fill})
        if (const QString word = priceKindShort(k); word.size() > kind.size()) kind = word;
    m_view->setBoard(m_model, {{{QStringLiteral("00:00:00"), 0, false, 400}, 1, 0},
                               {{QStringLiteral("short"), 15, false, 400}, 0, 0},
                               {{QStringLiteral("1000PEPE"), 0, false, 500}, 0, 0},
                               {{QStringLiteral("HL*"), 8, false, 400}, 0, 0},
                               {{QStringLiteral("100,000.0"), 0, true, 400}, 2, 0},
                               {{QStringLiteral("$99.99m"), 0, true, 500}, 0, 0},
                               {{kind, 0, false, 400}, 3, 0}});
    body()->setContent(m_view);
    connect(&selection(), &Selection::sizeUnitChanged, this, &LiquidationPanel::showSizes);
    showSizes();
    showFooter();
    connect(m_scope, &Segmented::currentChanged, this, &LiquidationPanel::applyFilter);
    connect(m_size, &QComboBox::currentIndexChanged, this, &LiquidationPanel::applyFilter);
    connect(&selection(), &Selection::assetChanged, this, &LiquidationPanel::applyFilter);
    connect(m_view, &BoardView::rowChosen, this,
            [this](int i) { selection().setAsset(QString::fromStdString(m_model->row(i).asset)); });
    m_view->installEventFilter(this);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &LiquidationPanel::menuAt);
    showEmpty({});
}

void LiquidationPanel::showSizes()
{
    m_model->setSizeUnit(selection().sizeUnit());
    m_view->setWidest(LiquidationModel::Size, selection().sizeUnit() == SizeUnit::Quote
                                                  ? QStringLiteral("99.9m USDT")
                                                  : QStringLiteral("$99.99m"));
}

Freshness LiquidationPanel::streamOf(VenueId venue) const
{
    const auto i = static_cast<std::size_t>(venue);
    if (m_health && !m_health->venues[i].enabled) return Freshness::Off;
    return m_latest ? withPulse(m_latest->streams[i], m_pulse) : Freshness::Off;
}

// What can be here at all, venue by venue. Before the first report every venue is named with what it offers.
void LiquidationPanel::showFooter()
{
    QStringList coverage;
    for (VenueId v : venues()) {
        const bool off = m_health && !m_health->venues[static_cast<std::size_t>(v)].enabled;
        coverage << (off ? liquidationCode(v) + tr(" off")
                         : liquidationStream(v, m_shown && m_health ? streamOf(v) : Freshness::Live));
    }
    QStringList notes;
    if (m_paused) notes << tr("paused, %1 newer").arg(format::count(m_waiting));
    // What is older than that is shown in part or not at all, however empty it looks.
    if (const auto since = m_model->since(); since && *since != Timestamp{})
        notes << tr("all since %1").arg(format::when(*since, m_now.wall));
    if (!m_paused && m_model->anyBefore()) notes << tr("dim: earlier run");
    body()->setFooter(coverage.join(QStringLiteral(" \u00b7 ")), notes.join(QStringLiteral(" \u00b7 ")));
}

std::uint64_t LiquidationPanel::version(const SnapshotHub& hub) const
{
    return hub.liquidations.version() + hub.health.version() + hub.past.version();
}

void LiquidationPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    m_now = now;
    m_pulse = modelPulse(hub, now);
    m_health = hub.health.read().value;
    const auto read = hub.liquidations.read();
    m_latest = read.value;
    m_waiting = m_paused && m_latest && m_shown ? m_latest->total - std::min(m_latest->total, m_shown->total) : 0;
    // A model that begins anew is shown though the tape is held.
    const bool held = m_paused && m_shown && m_latest && m_latest->total >= m_shown->total;
    if (m_latest && m_latest != m_shown && !held) {
        m_shown = m_latest;
        m_model->apply(m_shown);
    }
    if (const auto past = hub.past.read().value; past && !m_before)
        if (const auto answer = past->of(id().toStdString()); answer && answer->problem.empty()) {
            m_before = answer;
            m_model->setBefore(answer->liquidations, started() == Timestamp{} ? now.wall : started());
        }
    askBefore(now);
    showFooter();
    age(now);
}

// Once; more often only while nothing can be read yet.
void LiquidationPanel::askBefore(AsOf now)
{
    if (m_before || m_asks >= kAsks || (m_asked && now.mono - *m_asked < kAskEvery)) return;
    m_asked = now.mono;
    HistoryRequest r;
    r.by = id().toStdString();
    r.serial = static_cast<std::uint64_t>(++m_asks);
    r.what = HistoryRequest::What::Liquidations;
    r.to = started() == Timestamp{} ? now.wall : started();
    r.from = r.to - kFarBack;
    r.points = kBefore;
    Q_EMIT historyWanted(r);
}

void LiquidationPanel::age(AsOf now)
{
    m_now = now;
    showDays();
    showFace(now);
    showEmpty(now);
}

void LiquidationPanel::showDays()
{
    m_model->setToday(m_now.wall);
    m_view->setDays(LiquidationModel::Utc, m_model->spansDays());
}

void LiquidationPanel::applyFilter()
{
    m_model->setFilter({m_size->currentData().toDouble(),
                        m_scope->current() == 1 ? selection().asset().toStdString() : std::string(), m_venues,
                        m_side});
    showDays();
    showFooter();
    m_view->scrollToTop();
    showFace(m_now);
    showEmpty(m_now);
}

QString LiquidationPanel::filterText() const
{
    const double least = m_model->minUsd();
    QString t = m_scope->current() == 1 ? selection().asset() : tr("all assets");
    if (least > 0) t += QStringLiteral(" \u00b7 \u2265 ") + format::money(least);
    if (m_side) t += *m_side == PositionSide::Long ? tr(" \u00b7 longs") : tr(" \u00b7 shorts");
    QStringList out;
    for (const VenueId v : venues())
        if (!((m_venues >> static_cast<unsigned>(v)) & 1u)) out << text(venueCode(v));
    if (!out.isEmpty()) t += tr(" \u00b7 without ") + out.join(u' ');
    return t;
}

void LiquidationPanel::showFace(AsOf now)
{
    PanelFace face;
    face.context = filterText();
    QStringList tips;
    bool anyOn = false, sampled = false;
    int on = 0, usable = 0, whole = 0;
    QString excluded;
    std::optional<Mono> last;
    for (VenueId v : venues()) {
        const auto i = static_cast<std::size_t>(v);
        const bool enabled = !m_health || m_health->venues[i].enabled;
        if (!enabled) {
            tips << tr("%1: switched off").arg(text(venueName(v)));
            continue;
        }
        anyOn = true;
        sampled |= !liquidationsComplete(v);
        const Freshness f = streamOf(v);
        if (m_health && m_shown) {
            ++on;
            whole += f == Freshness::Live;
            if (plimsoll::usable(f)) ++usable;
            if (f != Freshness::Live && excluded.isEmpty())
                excluded = text(venueCode(v)) + QLatin1Char(' ') +
                           (f == Freshness::Late    ? tr("in part")
                            : f == Freshness::Stale ? tr("lost")
                                                    : tr("not subscribed"));
        }
        QString line = tr("%1: %2").arg(text(venueName(v)), liquidationCoverageSentence(v));
        if (m_health && m_shown)
            line += f == Freshness::Live    ? tr(", subscribed")
                    : f == Freshness::Late  ? tr(", subscribed in part")
                    : f == Freshness::Stale ? tr(", stream lost")
                                            : tr(", not subscribed");
        if (m_shown) {
            line += tr(", %1 seen").arg(format::count(m_shown->byVenue[i]));
            if (const auto at = m_shown->lastByVenue[i]) {
                line += tr(", last %1 ago").arg(format::age(now.mono - *at));
                last = std::max(last.value_or(*at), *at);
            }
        }
        tips << line;
    }
    face.provenance = sampled ? Provenance::Sampled : Provenance::Measured;
    tips << tr("Rows of several venues are not a total.");
    // Silence is usual here; whether it means anything is told by the subscription and its connection.
    face.fresh = !anyOn || (!m_health && !m_shown) || on == 0 ? Freshness::Off
                 : usable == 0                                ? Freshness::Stale
                 : whole < on                                 ? Freshness::Late
                                                              : Freshness::Live;
    face.age = face.fresh == Freshness::Late   ? excluded
               : last                          ? format::age(now.mono - *last)
               : face.fresh == Freshness::Live ? tr("none yet")
                                               : modelWords(freshnessName(face.fresh));
    face.tip = tips.join(QLatin1Char('\n'));
    setFace(face);
}

void LiquidationPanel::showEmpty(AsOf now)
{
    if (!m_shown) {
        m_view->setEmptyText(tr("Waiting for the liquidation feeds"));
        return;
    }
    const double least = m_model->minUsd();
    const QString what =
        m_scope->current() == 1 ? tr("No liquidations of %1").arg(selection().asset()) : tr("No liquidations");
    QString proof = plimsoll::usable(face().fresh) ? tr("The venues deliver") : tr("No venue delivers now");
    std::optional<Mono> last;
    for (const auto& at : m_shown->lastByVenue)
        if (at) last = std::max(last.value_or(*at), *at);
    if (last)
        proof += tr("; last print %1 ago").arg(format::age(now.mono - *last));
    else
        proof += tr("; no print since the start");
    if (!m_shown->rows.empty() && (least > 0 || m_scope->current() == 1)) {
        proof += tr(" was %1, %2")
                     .arg(QString::fromStdString(m_shown->rows.front().asset),
                          format::money(m_shown->rows.front().usd.v));
        proof += tr(".\nChoose all sizes or all assets above to see it.");
    }
    m_view->setEmptyText(
        least > 0 ? tr("%1 above %2 seen").arg(what, format::money(least)) : tr("%1 seen").arg(what), proof);
}

std::vector<ExportTable> LiquidationPanel::exportTables() const
{
    return {m_model->toExport()};
}

void LiquidationPanel::themeChanged()
{
    Panel::themeChanged();
    m_scope->setTheme(theme());
    m_filterButton->setIcon(themedIcon(IconId::Filter, theme()));
    m_pauseButton->setIcon(themedIcon(m_paused ? IconId::Play : IconId::Pause, theme()));
    m_view->themeChanged();
}

void LiquidationPanel::focusInside()
{
    m_view->setFocus(Qt::TabFocusReason);
}

}  // namespace plimsoll
