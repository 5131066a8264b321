// What a person chooses in the liquidation tape: side, venues, tiers of size, a pause; and what is kept of it.
#include "ui/alert_menus.h"
#include "ui/panels/board_view.h"
#include "ui/panels/liquidation_panel.h"
#include "widgets/format.h"
#include "widgets/icon.h"
#include "widgets/segmented.h"
#include "widgets/venue_key.h"

#include <QActionGroup>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>

#include <algorithm>

namespace plimsoll {

void LiquidationPanel::makeTools(QWidget* bar)
{
    m_filterButton = new QToolButton(bar);
    m_filterButton->setProperty("flat", true);
    m_filterButton->setIcon(themedIcon(IconId::Filter, theme()));
    m_filterButton->setAccessibleName(tr("Which liquidations are shown"));
    m_filterButton->setToolTip(tr("Side, venues, tiers of size"));
    m_filterButton->setPopupMode(QToolButton::InstantPopup);
    m_filterMenu = new QMenu(m_filterButton);
    m_filterMenu->setObjectName(QStringLiteral("tapeFilterMenu"));
    m_filterButton->setMenu(m_filterMenu);
    connect(m_filterMenu, &QMenu::aboutToShow, this, &LiquidationPanel::fillFilterMenu);
    m_pauseButton = new QToolButton(bar);
    m_pauseButton->setProperty("flat", true);
    m_pauseButton->setCheckable(true);
    m_pauseButton->setIcon(themedIcon(IconId::Pause, theme()));
    m_pauseButton->setAccessibleName(tr("Hold the tape"));
    m_pauseButton->setToolTip(tr("Hold the tape; the key Space"));
    connect(m_pauseButton, &QToolButton::toggled, this, &LiquidationPanel::setPaused);
}

void LiquidationPanel::fillFilterMenu()
{
    m_filterMenu->clear();
    // The menu lives as long as the panel: groups of the last time go with their entries.
    qDeleteAll(m_filterMenu->findChildren<QActionGroup*>(QString(), Qt::FindDirectChildrenOnly));
    auto* sides = new QActionGroup(m_filterMenu);
    const auto side = [&](const QString& name, std::optional<PositionSide> which) {
        QAction* a = m_filterMenu->addAction(name);
        a->setCheckable(true);
        a->setChecked(m_side == which);
        sides->addAction(a);
        connect(a, &QAction::triggered, this, [this, which] { setSide(which); });
    };
    side(tr("Both sides"), std::nullopt);
    side(tr("Longs only"), PositionSide::Long);
    side(tr("Shorts only"), PositionSide::Short);
    m_filterMenu->addSeparator();
    for (const VenueId v : venues()) {
        QAction* a = m_filterMenu->addAction(venueNameText(v));
        a->setCheckable(true);
        a->setChecked((m_venues >> static_cast<unsigned>(v)) & 1u);
        connect(a, &QAction::toggled, this, [this, v](bool on) {
            const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(v));
            setVenues(static_cast<std::uint8_t>(on ? m_venues | bit : m_venues & ~bit));
        });
    }
    m_filterMenu->addSeparator();
    auto* holder = new QWidget(m_filterMenu);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(12, 4, 12, 4);
    column->addWidget(new QLabel(tr("Tiers of size, US dollars"), holder));
    auto* field = new QLineEdit(tapeTiersText(m_model->tiers()), holder);
    field->setObjectName(QStringLiteral("tapeTiers"));
    field->setAccessibleName(tr("Tiers of size in US dollars, four rising amounts"));
    column->addWidget(field);
    connect(field, &QLineEdit::editingFinished, this, [this, field] {
        if (const auto tiers = tapeTiersOf(field->text())) setTiers(*tiers);
        field->setText(tapeTiersText(m_model->tiers()));
    });
    auto* edit = new QWidgetAction(m_filterMenu);
    edit->setDefaultWidget(holder);
    m_filterMenu->addAction(edit);
    m_filterMenu->addSeparator();
    connect(m_filterMenu->addAction(tr("Show everything")), &QAction::triggered, this, [this] {
        setSide(std::nullopt);
        setVenues(0xff);
        setTiers(kTapeTiers);
        m_size->setCurrentIndex(0);
        m_scope->setCurrent(0);
    });
    m_filterMenu->addAction(tr("Copy cells as TSV"), m_view, &BoardView::copy);
}

// On a print: the same side's sum of a minute above its size, there, on its asset, on any.
void LiquidationPanel::menuAt(const QPoint& where)
{
    const QModelIndex at = m_view->indexAt(where);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("tapeMenu"));
    if (at.isValid()) {
        const LiquidationRow& row = m_model->row(at.row());
        const QString asset = QString::fromStdString(row.asset);
        const bool longs = row.liquidated == PositionSide::Long;
        QStringList said;
        for (const int c : {LiquidationModel::Asset, LiquidationModel::Venue, LiquidationModel::Position,
                            LiquidationModel::Size, LiquidationModel::Utc})
            said << at.siblingAtColumn(c).data().toString();
        addValueLine(menu, said.join(u' '));
        const std::string_view minute = longs ? "liq_usd_1m_long" : "liq_usd_1m_short";
        const double usd = row.usd.v;
        addAlertOnThis(menu, alerts(), alertOn(minute, asset, row.venue, usd),
                       {alertOn(minute, asset, std::nullopt, usd), alertOn(minute, {}, std::nullopt, usd),
                        alertOn("liq_z", asset, std::nullopt, 4)});
        menu->addSeparator();
        menu->addAction(tr("Show %1").arg(asset), this, [this, asset] { selection().setAsset(asset); });
    }
    menu->addAction(tr("Copy cells as TSV"), m_view, &BoardView::copy);
    menu->popup(m_view->viewport()->mapToGlobal(where));
}

void LiquidationPanel::setPaused(bool paused)
{
    if (paused == m_paused) return;
    m_paused = paused;
    m_pauseButton->setChecked(paused);
    m_pauseButton->setIcon(themedIcon(paused ? IconId::Play : IconId::Pause, theme()));
    m_waiting = 0;
    if (!paused && m_latest && m_latest != m_shown) {
        m_shown = m_latest;
        m_model->apply(m_shown);
    }
    showFooter();
}

bool LiquidationPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<const QKeyEvent*>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier && !key->isAutoRepeat()) {
            setPaused(!m_paused);
            return true;
        }
    }
    return Panel::eventFilter(watched, event);
}

void LiquidationPanel::setTiers(const TapeTiers& tiers)
{
    m_model->setTiers(tiers);
}

// One venue at least is shown.
void LiquidationPanel::setVenues(std::uint8_t chosen)
{
    std::uint8_t all = 0;
    for (const VenueId v : venues()) all = static_cast<std::uint8_t>(all | 1u << static_cast<unsigned>(v));
    if ((chosen & all) != 0) m_venues = chosen;
    applyFilter();
}

void LiquidationPanel::setSide(std::optional<PositionSide> side)
{
    m_side = side;
    applyFilter();
}

QJsonObject LiquidationPanel::saveState() const
{
    const format::Standard standard;  // it may be read after other signs were chosen
    return {{QStringLiteral("scope"), m_scope->current()},
            {QStringLiteral("minUsd"), m_model->minUsd()},
            {QStringLiteral("shown"), m_venues},
            {QStringLiteral("side"), m_side ? *m_side == PositionSide::Long ? 1 : 2 : 0},
            {QStringLiteral("tiers"), tapeTiersText(m_model->tiers())}};
}

void LiquidationPanel::restoreState(const QJsonObject& state)
{
    const int scope = state.value(QStringLiteral("scope")).toInt(0);
    if (scope == 0 || scope == 1) m_scope->setCurrent(scope);
    const auto size =
        std::find(kTapeSizes.begin(), kTapeSizes.end(), state.value(QStringLiteral("minUsd")).toDouble(0));
    if (size != kTapeSizes.end()) m_size->setCurrentIndex(static_cast<int>(size - kTapeSizes.begin()));
    const int side = state.value(QStringLiteral("side")).toInt(0);
    if (side == 1 || side == 2)
        m_side = side == 1 ? PositionSide::Long : PositionSide::Short;
    else
        m_side.reset();
    const auto kept = [&] {
        const format::Standard standard;
        return tapeTiersOf(state.value(QStringLiteral("tiers")).toString());
    };
    if (const auto tiers = kept()) setTiers(*tiers);
    setVenues(static_cast<std::uint8_t>(state.value(QStringLiteral("shown")).toInt(m_venues)));
}

}  // namespace plimsoll
