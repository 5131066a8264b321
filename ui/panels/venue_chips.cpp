#include "ui/panels/venue_chips.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>

namespace plimsoll {

namespace {

std::uint8_t bitOf(VenueId venue)
{
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(venue));
}

}  // namespace

VenueChips::VenueChips(const std::vector<VenueId>& venues, const Theme& theme,
                       const std::function<QString(VenueId)>& tip, QHBoxLayout* row, int at)
    : QObject(row->parentWidget())
{
    for (const VenueId v : venues) {
        auto* chip = new VenueChip(v, theme, row->parentWidget());
        chip->setChecked(true);
        chip->setCompact(true);
        chip->setToolTip(tip(v));
        connect(chip, &QAbstractButton::toggled, this, [this, v](bool on) {
            setLeftOut(static_cast<std::uint8_t>(on ? m_leftOut & ~bitOf(v) : m_leftOut | bitOf(v)));
        });
        row->insertWidget(at < 0 ? -1 : at++, chip);
        m_chips.push_back(chip);
    }
}

void VenueChips::setLeftOut(std::uint8_t leftOut)
{
    std::uint8_t all = 0;
    for (const VenueChip* chip : m_chips) all = static_cast<std::uint8_t>(all | bitOf(chip->venue()));
    leftOut &= all;
    if (leftOut != all) m_leftOut = leftOut;
    for (VenueChip* chip : m_chips) {
        const QSignalBlocker quiet(chip);
        chip->setChecked(shows(chip->venue()));
        chip->update();
    }
    Q_EMIT changed();
}

std::vector<VenueId> VenueChips::shown() const
{
    std::vector<VenueId> out;
    for (const VenueChip* chip : m_chips)
        if (shows(chip->venue())) out.push_back(chip->venue());
    return out;
}

void VenueChips::setVisible(bool visible)
{
    for (VenueChip* chip : m_chips) chip->setVisible(visible);
}

void VenueChips::setLight(VenueId venue, Light light)
{
    for (VenueChip* chip : m_chips)
        if (chip->venue() == venue) chip->setLight(light);
}

void VenueChips::setTheme(const Theme& theme)
{
    for (VenueChip* chip : m_chips) chip->setTheme(theme);
}

void VenueChips::addTo(QMenu* menu, const QString& words) const
{
    for (VenueChip* chip : m_chips) {
        QAction* shown = menu->addAction(words.arg(venueNameText(chip->venue())));
        shown->setCheckable(true);
        shown->setChecked(chip->isChecked());
        connect(shown, &QAction::toggled, chip, &QAbstractButton::setChecked);
    }
}

}  // namespace plimsoll
