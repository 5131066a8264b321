// The depth panel's choices of what is drawn: length of columns, layers, colours, rows of one's own.
#include "ui/panels/depth_panel.h"
#include "widgets/format.h"
#include "widgets/heatmap_view.h"

#include <QActionGroup>
#include <QComboBox>
#include <QInputDialog>
#include <QMenu>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <cmath>

namespace plimsoll {

using namespace std::chrono_literals;

namespace {

// How often the venue sends the book that is kept, in milliseconds (Binance depth@100ms, Bybit orderbook.1000,
// OKX books, Hyperliquid l2Book with all its levels).
constexpr std::array<int, kVenueCount> kBookPaceMs = {100, 200, 100, 5'400};
constexpr std::array<double, 7> kLeastTrades = {0, 5e3, 1e4, 5e4, 1e5, 5e5, 1e6};

QString columnText(Duration column)
{
    const auto ms = column / 1ms;
    if (ms < 1'000) return DepthPanel::tr("%1 ms").arg(ms);
    return ms < 60'000 ? DepthPanel::tr("%1 s").arg(ms / 1'000) : DepthPanel::tr("%1 min").arg(ms / 60'000);
}

}  // namespace

const std::vector<Duration>& DepthPanel::columnChoices()
{
    static const std::vector<Duration> all = {100ms, 250ms, 500ms, 1s, 5s, 15s, 60s};
    return all;
}

QString DepthPanel::slowerVenues(Duration column) const
{
    QStringList slower;
    for (VenueId v : venues()) {
        const Duration pace = std::chrono::milliseconds{kBookPaceMs[static_cast<std::size_t>(v)]};
        if (m_choice.has(v) && pace > column)
            slower << tr("%1 every %2 ms").arg(text(venueName(v))).arg(pace / 1ms);
    }
    return slower.join(QStringLiteral(", "));
}

void DepthPanel::buildView(QWidget* bar)
{
    m_column = new QComboBox(bar);
    m_column->setAccessibleName(tr("Length of columns"));
    m_column->setFixedWidth(78);
    for (const Duration column : columnChoices())
        m_column->addItem(columnText(column), static_cast<qlonglong>(column / 1ms));
    connect(m_column, &QComboBox::activated, this, [this](int i) {
        m_heat->setColumn(std::chrono::milliseconds{m_column->itemData(i).toLongLong()});
        showColumns();
        Q_EMIT columnsChanged();
    });
    m_view = new QToolButton(bar);
    m_view->setText(tr("View"));
    m_view->setObjectName(QStringLiteral("depthView"));
    m_view->setAccessibleName(tr("What is drawn"));
    m_view->setToolTip(tr("Layers, colours, bubbles, rows of your own"));
    m_view->setPopupMode(QToolButton::InstantPopup);
    m_viewMenu = new QMenu(m_view);
    m_viewMenu->setObjectName(QStringLiteral("depthViewMenu"));
    m_view->setMenu(m_viewMenu);
    connect(m_viewMenu, &QMenu::aboutToShow, this, &DepthPanel::fillViewMenu);
    connect(m_heat, &HeatmapView::nextColumnWanted, this, &DepthPanel::nextColumn);
    showColumns();
}

void DepthPanel::nextColumn()
{
    m_column->setCurrentIndex((m_column->currentIndex() + 1) % m_column->count());
    Q_EMIT m_column->activated(m_column->currentIndex());
}

// The box says what is wished; what there is of it stands in the tip.
void DepthPanel::showColumns()
{
    const Duration wanted = m_heat->wantedColumn() > Duration::zero() ? m_heat->wantedColumn() : Duration{1s};
    const int at = m_column->findData(static_cast<qlonglong>(wanted / 1ms));
    if (at >= 0 && at != m_column->currentIndex()) m_column->setCurrentIndex(at);
    QStringList tip{
        tr("Length of a column (C): each is the book as it was when the column closed.\n"
           "Further back, columns are longer: hours fit into little memory.")};
    if (m_shown && m_heat->column() != wanted)
        tip << tr("Shown now: %1, none so short are kept yet.").arg(columnText(m_heat->column()));
    if (const QString slower = slowerVenues(wanted); !slower.isEmpty())
        tip << tr("Slower than that: %1. Their columns repeat.").arg(slower);
    const QString text = tip.join(QLatin1Char('\n'));
    if (text != m_column->toolTip()) m_column->setToolTip(text);
}

void DepthPanel::fillViewMenu()
{
    m_viewMenu->clear();
    const HeatLayers now = m_heat->layers();
    const auto layer = [&](const QString& word, bool HeatLayers::*member) {
        QAction* a = m_viewMenu->addAction(word);
        a->setCheckable(true);
        a->setChecked(now.*member);
        connect(a, &QAction::toggled, this, [this, member](bool on) {
            HeatLayers next = m_heat->layers();
            next.*member = on;
            m_heat->setLayers(next);
        });
    };
    layer(tr("Books\tH"), &HeatLayers::books);
    layer(tr("Trades\tT"), &HeatLayers::trades);
    layer(tr("Liquidations\tL"), &HeatLayers::liquidations);
    layer(tr("Walls\tW"), &HeatLayers::walls);
    layer(tr("Volume by price\tP"), &HeatLayers::profile);
    layer(tr("Value area (70 %)"), &HeatLayers::valueArea);
    layer(tr("Cumulative depth\tD"), &HeatLayers::cumulative);
    layer(tr("Positions (yours and watched)"), &HeatLayers::positions);
    layer(tr("Key levels (round numbers, prior day and week)"), &HeatLayers::keyLevels);
    QMenu* least = m_viewMenu->addMenu(tr("Smallest bubble"));
    auto* sizes = new QActionGroup(least);
    for (const double usd : kLeastTrades) {
        QAction* a = least->addAction(usd > 0 ? format::money(usd) : tr("automatic"));
        a->setCheckable(true);
        a->setChecked(now.leastTradeUsd == usd);
        sizes->addAction(a);
        connect(a, &QAction::triggered, this, [this, usd] {
            HeatLayers next = m_heat->layers();
            next.leastTradeUsd = usd;
            m_heat->setLayers(next);
        });
    }
    m_viewMenu->addSeparator();
    QAction* rank = m_viewMenu->addAction(tr("Colours by rank instead of size"));
    rank->setCheckable(true);
    rank->setChecked(m_heat->colorLaw() == ColorLaw::Rank);
    connect(rank, &QAction::toggled, this,
            [this](bool on) { m_heat->setColorLaw(on ? ColorLaw::Rank : ColorLaw::Logarithm); });
    m_viewMenu->addAction(tr("Automatic colours"), this, [this] {
        m_heat->setCutoffs(std::nullopt);
        m_heat->setBrightness(0);
    });
    m_viewMenu->addSeparator();
    m_viewMenu->addAction(tr("Rows of\u2026"), this, &DepthPanel::askGroup);
    m_viewMenu->addAction(tr("Reset view\tHome"), m_heat, &HeatmapView::resetView);
}

// A whole multiple of what the books are kept in: other rows would hold now more, now fewer of them.
void DepthPanel::askGroup()
{
    const QList<Price> choices = m_heat->groupChoices();
    if (choices.isEmpty()) return;
    const double finest = choices.first().value();
    bool ok = false;
    const double value = QInputDialog::getDouble(
        this, tr("Price rows"), tr("Height of a row, in multiples of %1:").arg(format::price(choices.first())),
        m_heat->group().value(), finest, finest * 100'000, 8, &ok, {}, finest);
    if (!ok) return;
    const auto times = std::max<std::int64_t>(1, std::llround(value / finest));
    m_heat->setGroup(Price{choices.first().raw * times});
    showGroups();
}

}  // namespace plimsoll
