// The depth panel's toolbar: how venues are put together, which, and in what rows; and what gives way
// where there is little room.
#include "ui/panels/depth_panel.h"
#include "widgets/depth_legend.h"
#include "widgets/format.h"
#include "widgets/heatmap_view.h"
#include "widgets/ladder_view.h"
#include "widgets/segmented.h"
#include "widgets/venue_key.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace plimsoll {

void DepthPanel::buildToolbar()
{
    QWidget* bar = makeToolbar();
    auto* row = m_row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(8);
    m_modes = new Segmented(theme(), {tr("Stack"), tr("Overlay"), tr("Lanes"), tr("Solo")}, bar);
    m_modes->setAccessibleName(tr("How venues are put together"));
    m_modes->setToolTip(
        tr("Stack: sum of the venues. Overlay: sum, with each venue's own path and book.\n"
           "Lanes: venues side by side. Solo: one venue (V: the next)."));
    row->addWidget(m_modes);
    for (VenueId v : venues()) {
        auto* chip = new VenueChip(v, theme(), bar);
        chip->setCheckable(true);
        chip->setAccessibleName(venueNameText(v));
        connect(chip, &QAbstractButton::clicked, this, [this, v] { chipClicked(v); });
        m_chips.push_back(chip);
        row->addWidget(chip);
    }
    m_market = new Segmented(theme(), {tr("perp"), tr("spot")}, bar);
    m_market->setAccessibleName(tr("Market"));
    row->addWidget(m_market);
    auto* label = new QLabel(tr("Group"), bar);
    label->setProperty("tone", "muted");
    label->setObjectName(QStringLiteral("groupLabel"));
    m_group = new QComboBox(bar);
    m_group->setAccessibleName(tr("Price rows"));
    m_group->setToolTip(tr("Height of a price row (G)"));
    m_group->setFixedWidth(104);
    row->addWidget(label);
    row->addWidget(m_group);
    buildView(bar);
    row->addWidget(m_column);
    row->addWidget(m_view);
    row->addStretch(1);
    m_legend = new DepthLegend(theme(), m_heat, bar);
    row->addWidget(m_legend);
    body()->setToolbar(bar);

    connect(m_modes, &Segmented::currentChanged, this,
            [this](int mode) { setMode(static_cast<DepthMode>(mode)); });
    connect(m_market, &Segmented::currentChanged, this, [this](int market) {
        LaneChoice c = m_choice;
        c.market = market == 1 ? Market::Spot : Market::Perp;
        setChoice(c);
    });
    connect(m_group, &QComboBox::activated, this, [this](int i) {
        const Price group{m_group->itemData(i).toLongLong()};
        m_heat->setGroup(group);
        showGroups();
    });
}

void DepthPanel::setMode(DepthMode mode)
{
    LaneChoice c = m_choice;
    if (mode == DepthMode::Solo) {
        // Alone: the first of those that were together.
        if (m_mode != DepthMode::Solo)
            for (VenueId v : venues())
                if (c.has(v)) {
                    c.venues = venueBit(v);
                    break;
                }
    } else {
        m_manyMode = mode;
        c.venues = m_many;
    }
    m_mode = mode;
    {
        const QSignalBlocker quiet(m_modes);
        m_modes->setCurrent(static_cast<int>(mode));
    }
    m_heat->setOverlay(mode == DepthMode::Overlay);
    const bool inside = plotHasFocus();
    m_heat->setVisible(mode != DepthMode::Lanes);
    m_lanes->setVisible(mode == DepthMode::Lanes);
    if (inside) focusInside();
    setChoice(c);
    placeParts();
}

void DepthPanel::chipClicked(VenueId venue)
{
    LaneChoice c = m_choice;
    if (m_mode == DepthMode::Solo)
        c.venues = venueBit(venue);
    else
        c.venues ^= venueBit(venue);
    if (c.venues == 0) c.venues = venueBit(venue);  // one always stays
    setChoice(c);
}

void DepthPanel::setChoice(LaneChoice choice)
{
    m_choice = choice;
    if (m_mode != DepthMode::Solo) m_many = choice.venues;
    for (VenueChip* chip : m_chips) chip->setChecked(choice.has(chip->venue()));
    m_market->setCurrent(choice.market == Market::Spot ? 1 : 0);
    m_heat->setLanes(choice);
    m_lanes->setLanes(choice);
    m_ladder->setLanes(choice);
    showGroups();
    if (!m_shown) return;
    showLanes(m_shown->asOf);
    showFace(m_shown->asOf);
}

// All together, then one after the other, then together again as before.
void DepthPanel::nextVenue()
{
    if (m_mode != DepthMode::Solo) return setMode(DepthMode::Solo);
    LaneChoice c = m_choice;
    const auto& all = venues();
    const auto at = std::find_if(all.begin(), all.end(), [&](VenueId v) { return c.has(v); });
    if (at == all.end() || at + 1 == all.end()) {
        if (m_many != c.venues) return setMode(m_manyMode);
        c.venues = venueBit(all.front());
    } else {
        c.venues = venueBit(*(at + 1));
    }
    setChoice(c);
}

void DepthPanel::nextGroup()
{
    if (m_group->count() == 0) return;
    m_group->setCurrentIndex((m_group->currentIndex() + 1) % m_group->count());
    Q_EMIT m_group->activated(m_group->currentIndex());
}

void DepthPanel::showGroups()
{
    const QList<Price> choices = m_heat->groupChoices();
    const Price wanted = m_heat->wantedGroup();
    const Price now = m_heat->group();
    if (choices != m_groups || m_group->count() == 0) {
        m_groups = choices;
        m_group->clear();
        m_group->addItem(QString(), 0);
        for (Price p : choices)
            m_group->addItem(QStringLiteral("$") + format::price(p), static_cast<qlonglong>(p.raw));
    }
    const QString automatic = now.raw > 0 ? tr("auto $%1").arg(format::price(now)) : tr("auto");
    if (m_group->itemText(0) != automatic) m_group->setItemText(0, automatic);
    int at = wanted.raw > 0 ? m_group->findData(static_cast<qlonglong>(wanted.raw)) : 0;
    // One that was typed stands among the others.
    if (at < 0) {
        at = 1;
        while (at < m_group->count() && m_group->itemData(at).toLongLong() < wanted.raw) ++at;
        m_group->insertItem(at, QStringLiteral("$") + format::price(wanted), static_cast<qlonglong>(wanted.raw));
    }
    if (at >= 0 && at != m_group->currentIndex()) m_group->setCurrentIndex(at);
    // Ladder and plot have the same rows.
    m_ladder->setGroup(now);
}

// What a narrow panel does: chips draw closer, then rows, columns and colours get a line of their own; below that
// the word and the legend go, and the ladder. Lanes need the ladder's room sooner.
void DepthPanel::placeParts()
{
    const bool lanes = m_mode == DepthMode::Lanes;
    m_ladder->setVisible(width() >= (lanes ? 860 : 520));
    m_ladder->setFixedWidth(width() < 800 ? 188 : 212);
    auto* label = findChild<QLabel*>(QStringLiteral("groupLabel"));
    const int word = label ? label->sizeHint().width() + 8 : 0;
    const int legend = m_legend->sizeHint().width();
    const int choices = m_group->width() + m_column->width() + m_view->sizeHint().width() + 3 * 8;
    int rest = 0;
    for (const bool compact : {false, true}) {
        for (VenueChip* chip : m_chips) chip->setCompact(compact);
        m_row->setSpacing(compact ? 5 : 8);
        const int gap = m_row->spacing();
        rest = width() - 16;
        for (const QWidget* part : {static_cast<QWidget*>(m_modes), static_cast<QWidget*>(m_market)})
            rest -= part->sizeHint().width() + gap;
        for (const VenueChip* chip : m_chips) rest -= chip->sizeHint().width() + gap;
        if (rest >= choices + word + legend) break;
    }
    const bool two = rest < choices + legend;
    if (two != m_twoRows) {
        m_twoRows = two;
        QHBoxLayout* to = two ? m_secondRow : m_row;
        while (QLayoutItem* spacer = m_secondRow->takeAt(0)) delete spacer;
        for (QWidget* part : {static_cast<QWidget*>(label), static_cast<QWidget*>(m_group),
                              static_cast<QWidget*>(m_column), static_cast<QWidget*>(m_view)})
            if (part) m_row->removeWidget(part);
        m_row->removeWidget(m_legend);
        for (int i = m_row->count() - 1; i >= 0; --i)
            if (m_row->itemAt(i)->spacerItem()) delete m_row->takeAt(i);
        if (two) m_row->addStretch(1);
        for (QWidget* part : {static_cast<QWidget*>(label), static_cast<QWidget*>(m_group),
                              static_cast<QWidget*>(m_column), static_cast<QWidget*>(m_view)})
            if (part) to->addWidget(part);
        to->addStretch(1);
        to->addWidget(m_legend);
        m_second->setVisible(two);
    }
    if (two) {
        for (VenueChip* chip : m_chips) chip->setCompact(rest < 0);
        rest = width() - 16;
    }
    rest -= choices;
    m_legend->setVisible(rest >= legend);
    if (rest >= legend) rest -= legend;
    if (label) label->setVisible(rest >= word);
}

}  // namespace plimsoll
