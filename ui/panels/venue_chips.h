// The chips of a panel's toolbar that leave venues out; one venue at least stays.
#pragma once

#include "widgets/venue_key.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <vector>

class QHBoxLayout;
class QMenu;

namespace plimsoll {

class VenueChips : public QObject {
    Q_OBJECT

public:
    // Appended to `row`, or put in from place `at` on. `tip` says what a chip does.
    VenueChips(const std::vector<VenueId>& venues, const Theme& theme, const std::function<QString(VenueId)>& tip,
               QHBoxLayout* row, int at = -1);

    // Bit per VenueId.
    std::uint8_t leftOut() const { return m_leftOut; }
    void setLeftOut(std::uint8_t venues);
    bool shows(VenueId venue) const { return !((m_leftOut >> static_cast<unsigned>(venue)) & 1u); }
    std::vector<VenueId> shown() const;

    void setVisible(bool visible);
    void setLight(VenueId venue, Light light);
    void setTheme(const Theme& theme);
    // For panels too narrow for the chips; `words` with %1 for the venue's name.
    void addTo(QMenu* menu, const QString& words) const;
    const std::vector<VenueChip*>& chips() const { return m_chips; }
    std::vector<QWidget*> widgets() const { return {m_chips.begin(), m_chips.end()}; }

Q_SIGNALS:
    void changed();

private:
    std::vector<VenueChip*> m_chips;
    std::uint8_t m_leftOut = 0;
};

}  // namespace plimsoll
