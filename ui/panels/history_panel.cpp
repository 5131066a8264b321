#include "ui/panels/history_panel.h"

#include "ui/chart_alerts.h"
#include "ui/model_pulse.h"
#include "ui/model_words.h"
#include "ui/panels/top_sizes.h"
#include "ui/tables_later.h"
#include "widgets/format.h"
#include "widgets/safe_cell.h"
#include "widgets/segmented.h"
#include "widgets/time_plot.h"
#include "widgets/venue_key.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

using namespace std::chrono_literals;

struct SpanRow {
    const char* word;
    Duration span;
};
constexpr SpanRow kSpans[] = {{"1 h", 1h},   {"6 h", 6h},    {"1 d", 24h},
                              {"7 d", 168h}, {"30 d", 720h}, {"90 d", 2160h}};
constexpr int kFirstSpan = 2;
constexpr Duration kPatience = 5s, kSlow = 500ms, kTopsOften = 1s, kAgeOften = 500ms;
constexpr int kSettleMs = 120, kRowHeight = 28, kPlotLeast = 150;

}  // namespace

HistoryPanel::HistoryPanel(const PanelDeps& deps, QWidget* parent)
    : Panel(QStringLiteral("history"), tr("History"), deps, parent), m_thin(id().toStdString() + ".usual")
{
    buildBars();
    auto* content = new QWidget(this);
    content->setProperty("surface", "panel");
    content->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_row->setParent(content);
    m_plot = new TimePlot(theme(), content);
    m_plot->setAccessibleName(tr("The stored past over time"));
    m_tops = new TimePlot(theme(), content);
    m_tops->setAccessibleName(tr("Sizes of the best quotes over time"));
    m_tops->setZeroLine(true);
    m_tops->hide();
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_row);
    column->addWidget(m_tops, 1);
    column->addWidget(m_plot, 1);
    body()->setContent(content);

    auto* copy = new QAction(tr("Copy what is plotted as TSV"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setText(asTsv()); });
    addAction(copy);
    auto* reset = new QAction(tr("Reset the view"), this);
    connect(reset, &QAction::triggered, m_plot, &TimePlot::resetView);
    m_shade = new QAction(tr("Shade thin hours behind liquidations"), this);
    m_shade->setObjectName(QStringLiteral("shadeThinHours"));
    m_shade->setCheckable(true);
    m_shade->setChecked(true);
    connect(m_shade, &QAction::toggled, this, [this] { showPlot(); });
    m_plot->addActions({copy, reset, m_shade});
    m_tops->addAction(reset);
    m_tops->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* marks = new ChartAlerts(
        m_plot, alerts(), theme(), [this] { return axis(); }, this);
    marks->ownMenu();

    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettleMs);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        if (!covered()) ask();
        if (view() == HistoryView::Tops) showTops();  // in columns of another length, perhaps
    });
    // Two plots, one axis of time: whichever is moved, the other follows.
    const auto follow = [this](TimePlot* plot, TimePlot* lead) {
        if (view() == HistoryView::Tops) plot->showWith(*lead);
    };
    connect(m_plot, &TimePlot::viewChanged, this, [this, follow] {
        follow(m_tops, m_plot);
        m_settle.start();
    });
    connect(m_plot, &TimePlot::pausedChanged, this, [this, follow] {
        follow(m_tops, m_plot);
        showFace(m_at);
    });
    connect(m_tops, &TimePlot::viewChanged, this, [this, follow] {
        follow(m_plot, m_tops);
        m_settle.start();
    });
    connect(m_tops, &TimePlot::pausedChanged, this, [this, follow] { follow(m_plot, m_tops); });
    connect(&selection(), &Selection::assetChanged, this, [this] {
        forget();
        ask();
    });
    connect(&selection(), &Selection::sizeUnitChanged, this, [this] { showPlot(); });
    connect(&selection(), &Selection::fundingUnitChanged, this, [this] { showPlot(); });
    m_plot->setSpan(kSpans[kFirstSpan].span);
    showPlot();
    showFace({});
}

void HistoryPanel::buildBars()
{
    QWidget* bar = makeToolbar();
    m_views = new QComboBox(bar);
    m_views->setAccessibleName(tr("What is plotted"));
    m_views->setToolTip(tr("What is plotted; Up and Down choose"));
    for (const HistoryView v : kHistoryViews) m_views->addItem(historyViewName(v));
    QStringList spans;
    for (const SpanRow& s : kSpans) spans << QString::fromLatin1(s.word);
    m_spans = new Segmented(theme(), spans, bar);
    m_spans->setAccessibleName(tr("Span"));
    m_spans->setCurrent(kFirstSpan);
    auto* tools = new QHBoxLayout(bar);
    tools->setContentsMargins(8, 0, 8, 0);
    tools->addWidget(m_views);
    tools->addStretch(1);
    tools->addWidget(m_spans);
    body()->setToolbar(bar);

    m_row = new QWidget(this);
    m_row->setFixedHeight(kRowHeight);
    auto* legend = new QHBoxLayout(m_row);
    legend->setContentsMargins(8, 4, 8, 0);
    legend->setSpacing(4);
    for (const VenueId v : venues()) {
        auto* chip = new VenueChip(v, theme(), m_row);
        chip->setCompact(true);
        chip->setToolTip(tr("%1: show or hide").arg(venueNameText(v)));
        connect(chip, &QAbstractButton::clicked, this, [this, v] { chooseVenue(v); });
        m_chips.push_back(chip);
        legend->addWidget(chip);
    }
    legend->addStretch(1);
    m_markets = new Segmented(theme(), {tr("perp"), tr("spot")}, m_row);
    m_markets->setAccessibleName(tr("Market"));
    legend->addWidget(m_markets);

    connect(m_views, &QComboBox::currentIndexChanged, this, [this] {
        showPlot();
        if (!covered()) ask();  // candles are fewer than a line's points
    });
    connect(m_spans, &Segmented::currentChanged, this, [this](int i) {
        m_plot->setSpan(kSpans[i].span);
        m_plot->resetView();
        ask();
    });
    connect(m_markets, &Segmented::currentChanged, this, [this] {
        forget();
        ask();
    });
}

void HistoryPanel::chooseVenue(VenueId venue)
{
    const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(venue));
    m_shown = static_cast<std::uint8_t>(m_shown ^ bit);
    bool any = false;
    for (const VenueId v : venues()) any = any || (m_shown >> static_cast<unsigned>(v) & 1u);
    if (!any) m_shown = bit;  // one stays
    showPlot();
}

HistoryView HistoryPanel::view() const
{
    return kHistoryViews[static_cast<std::size_t>(std::max(0, m_views->currentIndex()))];
}

Market HistoryPanel::market() const
{
    return m_markets->current() == 1 ? Market::Spot : Market::Perp;
}

HistoryPick HistoryPanel::pick() const
{
    return {view(), m_shown, selection().sizeUnit(), selection().fundingUnit()};
}

// What is watched under the same name and in the same unit. Spot is no market of an alert.
AlertAxis HistoryPanel::axis() const
{
    AlertAxis out{selection().asset(), {}};
    if (market() == Market::Spot) return out;
    constexpr double perYear = 8760.0 / 8;
    const bool coins = selection().sizeUnit() == SizeUnit::Base;
    switch (view()) {
        case HistoryView::Price:
        case HistoryView::Candles: out.words = {{"price", 1}, {"mark", 1}, {"index", 1}}; break;
        case HistoryView::Spread: out.words = {{"spread_bps", 1}}; break;
        case HistoryView::Depth:
            if (!coins) out.words = {{"depth_100_bid", 1}, {"depth_100_ask", -1}};
            break;
        case HistoryView::Tops:
        case HistoryView::Interest: out.words = {{coins ? "oi_base" : "oi_usd", 1}}; break;
        case HistoryView::Funding:
            if (selection().fundingUnit() == FundingUnit::Apr)
                out.words = {{"apr", 100}, {"r8", perYear * 100}};
            else
                out.words = {{"r8", 1e4}, {"apr", 1e4 / perYear}};
            break;
        case HistoryView::Basis:
        case HistoryView::Taker:
        case HistoryView::Liquidated: break;
    }
    return out;
}

std::uint64_t HistoryPanel::version(const SnapshotHub& hub) const
{
    return besides(hub) + (view() == HistoryView::Tops ? hub.depth.version() : 0);
}

std::uint64_t HistoryPanel::besides(const SnapshotHub& hub) const
{
    // To be seen again is news: what was asked may be old.
    return hub.past.version() + hub.health.version() + hub.store.version() + m_shows;
}

void HistoryPanel::showEvent(QShowEvent* event)
{
    Panel::showEvent(event);
    ++m_shows;
    m_asked.reset();
    m_waiting.reset();
}

void HistoryPanel::refresh(const SnapshotHub& hub, AsOf now)
{
    m_at = now;
    // Books come many times a second; their past moves on by a column, and nothing else here by them.
    const Freshness pulse = modelPulse(hub, now);
    const std::uint64_t rest = besides(hub), books = hub.depth.version();
    const bool byBooks = books != m_books && m_besides == rest && pulse == m_pulse;
    m_besides = rest;
    m_books = books;
    m_pulse = pulse;
    if (byBooks && m_topsAt && now.mono - *m_topsAt < kTopsOften) {
        if (!m_agedAt || now.mono - *m_agedAt >= kAgeOften) age(now);
        return;
    }
    m_store = hub.store.read().value;
    m_health = hub.health.read().value;
    if (const auto past = hub.past.read().value) {
        if (const auto answer = past->of(id().toStdString()); answer && answer != m_answer) {
            // What the asset before was asked for is of no use any more.
            const HistoryRequest& r = answer->request;
            if (r.asset == selection().asset().toStdString() && r.market == market()) {
                m_answer = answer;
                if (r.serial >= m_serial) m_waiting.reset();
                showPlot();
            }
        }
        if (m_thin.take(*past, selection().asset().toStdString(), venues())) showPlot();
    }
    if (const auto depth = hub.depth.read().value;
        view() == HistoryView::Tops && depth != m_depth && (!m_topsAt || now.mono - *m_topsAt >= kTopsOften)) {
        m_depth = depth;
        m_topsAt = now.mono;
        showTops();
        showFooter();
    }
    age(now);
}

void HistoryPanel::age(AsOf now)
{
    m_agedAt = now.mono;
    tend(now);
    askThin();
    showEmpty();
    showFooter();
    showFace(now);
}

void HistoryPanel::forget()
{
    m_answer.reset();
    m_asked.reset();
    m_waiting.reset();
    m_thin.forget();
    m_besides.reset();
    showPlot();
    showFooter();
    showFace(m_at);
}

// ---- Showing -------------------------------------------------------------------------------------

void HistoryPanel::showPlot()
{
    for (std::size_t i = 0; i < m_chips.size(); ++i) {
        m_chips[i]->setChecked(m_shown >> static_cast<unsigned>(venues()[i]) & 1u);
    }
    m_plot->setNow(m_at.wall);
    m_drawn = m_answer ? historyPlot(*m_answer, venues(), pick(), theme()) : HistoryPlot{};
    if (!m_answer) nameHistoryAxis(m_drawn, pick(), selection().asset());
    m_plot->setFormat(m_drawn.text, m_drawn.unit);
    m_plot->setZeroLine(m_drawn.zero);
    m_plot->setGaps(m_drawn.gaps);
    m_plot->setLanes(m_drawn.lanes);
    m_shade->setEnabled(view() == HistoryView::Liquidated);
    m_plot->setShade(shades() ? m_thin.shade() : WeekShade());
    m_plot->setSeries(m_drawn.series);
    const bool both = view() == HistoryView::Tops;
    m_tops->setVisible(both);
    if (both) {
        showTops();
    } else {
        m_depth.reset();
        m_topsAt.reset();
        m_topsNote.clear();
        m_plot->showAlone();
    }
    showEmpty();
    showFooter();
}

// Above the open interest, over the same time: what is kept of the books of the asset that is looked at.
void HistoryPanel::showTops()
{
    const QString asset = selection().asset();
    TopSizes t = topSizes(m_depth.get(), asset, venues(), pick(), market(), m_plot->from(), m_plot->to(), theme());
    m_topsNote = t.note;
    m_tops->setEmptyText(tr("No books of %1 are kept of this time").arg(asset),
                         tr("The past of books begins when an asset is first looked at"));
    m_tops->setFormat(std::move(t.text), t.unit);
    m_tops->setGaps(std::move(t.gaps));
    m_tops->setSeries(std::move(t.series));
    m_tops->showWith(*m_plot);
}

WatchSet HistoryPanel::watch() const
{
    WatchSet w;
    if (view() == HistoryView::Tops && !selection().asset().isEmpty())
        w.focus = {selection().asset().toStdString()};
    return w;
}

void HistoryPanel::showEmpty()
{
    const QString asset = selection().asset(), missing = historyViewMissing(view(), market());
    const QString what = historyViewName(view()).toLower();
    QString said, hint;
    if (asset.isEmpty()) {
        said = tr("No asset chosen");
    } else if (!missing.isEmpty()) {
        said = missing;
    } else if (!m_answer) {
        said = m_waiting && m_at.mono - *m_waiting > kPatience ? tr("The history does not answer")
                                                               : tr("Reading the stored past\u2026");
        if (!m_store) hint = tr("Only what is seen live on the venues is stored");
    } else if (!m_answer->problem.empty()) {
        said = modelWords(m_answer->problem);
    } else {
        said = tr("No %1 of %2 known in this span").arg(what, asset);
    }
    if (hint.isEmpty() && m_answer && m_store)
        for (const auto& table : m_store->tables)
            if (table.name == "minutes" && table.first > 0)
                hint = tr("Stored since %1").arg(format::dateTime(Timestamp{std::chrono::seconds{table.first}}));
    m_plot->setEmptyText(said, hint);
}

void HistoryPanel::showFooter()
{
    QStringList left, right;
    if (m_answer && !m_drawn.series.empty()) {
        left << tr("a point is %1").arg(historyPointName(m_drawn.each));
        if (m_drawn.candles) left << tr("candles of %1").arg(venueCodeText(*m_drawn.candles));
        if (!m_drawn.note.isEmpty()) left << m_drawn.note;
        if (view() == HistoryView::Funding && selection().fundingUnit() == FundingUnit::Raw)
            left << tr("own intervals are not stored");
        const bool hollow = view() == HistoryView::Candles || historySummed(view());
        if (m_drawn.told)
            right << (hollow ? tr("hollow: as the venue remembers") : tr("thin and pale: as the venue remembers"));
        if (!m_drawn.gaps.empty()) right << tr("hatched: nothing known");
        if (!m_plot->shade().empty()) right << m_plot->shade().brief;
    }
    if (!m_topsNote.isEmpty()) left << m_topsNote;  // of the books, whatever is stored
    if (m_waiting && m_at.mono - *m_waiting > kSlow) right = QStringList{tr("reading\u2026")};
    const QString l = left.join(QStringLiteral(" \u00b7 ")), r = right.join(QStringLiteral(" \u00b7 "));
    if (l == m_left && r == m_right) return;
    m_left = l;
    m_right = r;
    body()->setFooter(l, r);
}

void HistoryPanel::showFace(AsOf now)
{
    PanelFace face;
    const QString asset = selection().asset();
    face.context = asset.isEmpty() ? tr("no asset chosen")
                                   : tr("%1 %2 \u00b7 %3")
                                         .arg(asset, market() == Market::Spot ? tr("spot") : tr("perp"),
                                              historyViewName(view()).toLower());
    QStringList tips;
    int all = 0, behind = 0;
    QString worst;
    Duration newest = Duration::max();
    std::array<Light, kVenueCount> lights{};
    lights.fill(Light::Off);
    if (m_answer)
        for (const VenueId v : m_drawn.of) {
            const bool off = m_health && !m_health->venues[static_cast<std::size_t>(v)].enabled;
            const auto& until = m_drawn.seenUntil[static_cast<std::size_t>(v)];
            if (!until) {
                tips << tr("%1: nothing seen in this span").arg(venueNameText(v));
                continue;
            }
            const Duration old = std::max(Duration{}, now.wall - *until);
            tips << tr("%1: seen until %2%3")
                        .arg(venueNameText(v), format::dateTime(*until),
                             off ? tr(", switched off now") : QString());
            if (off) continue;
            ++all;
            newest = std::min(newest, old);
            lights[static_cast<std::size_t>(v)] = old <= historyLag(m_drawn.each) ? Light::Live : Light::Late;
            if (old <= historyLag(m_drawn.each)) continue;
            ++behind;
            if (worst.isEmpty()) worst = venueCodeText(v) + u' ' + format::age(old);
        }
    for (VenueChip* c : m_chips) c->setLight(lights[static_cast<std::size_t>(c->venue())]);
    // The past does not grow old; only its newest edge does.
    const bool past = m_plot->paused() && m_answer && m_answer->request.to + m_drawn.each < now.wall;
    if (all > 0 || past)
        face.fresh = past            ? Freshness::Live
                     : behind == all ? Freshness::Stale
                     : behind > 0    ? Freshness::Late
                                     : withPulse(Freshness::Live, m_pulse);
    face.age = past ? tr("past") : all == 0 ? tr("no data") : worst.isEmpty() ? format::age(newest) : worst;
    face.tip = tips.join(QLatin1Char('\n'));
    setFace(face);
    m_plot->setStale(face.fresh == Freshness::Stale,
                     all > 0 ? tr("nothing stored for %1").arg(format::age(newest)) : QString());
    m_tops->setStale(view() == HistoryView::Tops && !past && m_pulse == Freshness::Stale,
                     tr("the model is silent"));
}

QString HistoryPanel::asTsv() const
{
    const ExportTable t = historyViewTable(m_drawn, title());
    QString out = tsvLine(t.heads);
    for (const QStringList& row : t.rows) out += tsvLine(row);
    return out;
}

std::vector<ExportTable> HistoryPanel::exportTables() const
{
    return {};
}

std::vector<ExportTable> HistoryPanel::exportSeries() const
{
    if (!m_answer || m_answer->lines.empty()) return {};
    return {tableOf([answer = m_answer] { return historyTable(*answer); })};
}

QJsonObject HistoryPanel::saveState() const
{
    return {{QStringLiteral("view"), m_views->currentIndex()},
            {QStringLiteral("span"), m_spans->current()},
            {QStringLiteral("market"), m_markets->current()},
            {QStringLiteral("shown"), int(m_shown)},
            {QStringLiteral("thinHours"), m_shade->isChecked()}};
}

void HistoryPanel::restoreState(const QJsonObject& state)
{
    const auto value = [&](const char* key, int otherwise) {
        return state.value(QLatin1String(key)).toInt(otherwise);
    };
    const int view = value("view", 0), span = value("span", kFirstSpan), market = value("market", 0);
    if (view >= 0 && view < m_views->count()) m_views->setCurrentIndex(view);
    if (span >= 0 && span < static_cast<int>(std::size(kSpans))) m_spans->setCurrent(span);
    if (market == 0 || market == 1) m_markets->setCurrent(market);
    const int shown = value("shown", 0x0f);
    if (shown > 0 && shown <= 0x0f) m_shown = static_cast<std::uint8_t>(shown);
    m_shade->setChecked(state.value(QStringLiteral("thinHours")).toBool(true));
    showPlot();
}

void HistoryPanel::themeChanged()
{
    Panel::themeChanged();
    m_besides.reset();
    for (Segmented* s : {m_spans, m_markets}) s->setTheme(theme());
    for (VenueChip* c : m_chips) c->setTheme(theme());
    m_plot->setTheme(theme());
    m_tops->setTheme(theme());
    showPlot();
}

void HistoryPanel::focusInside()
{
    m_plot->setFocus(Qt::TabFocusReason);
}

// The legend gives way before the plot does.
void HistoryPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    m_row->setVisible(height() >= 32 + kRowHeight + 24 + kPlotLeast);
    m_settle.start();
}

}  // namespace plimsoll
