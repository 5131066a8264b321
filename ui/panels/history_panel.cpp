#include "ui/panels/history_panel.h"

#include "ui/chart_alerts.h"
#include "ui/tables_later.h"
#include "widgets/safe_cell.h"
#include "widgets/segmented.h"
#include "widgets/time_plot.h"
#include "widgets/venue_key.h"

#include <QAction>
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
        fitAxes();
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

WatchSet HistoryPanel::watch() const
{
    WatchSet w;
    if (view() == HistoryView::Tops && !selection().asset().isEmpty())
        w.focus = {selection().asset().toStdString()};
    return w;
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
