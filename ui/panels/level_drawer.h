// What the modelled levels suppose, to be changed: the mix of leverage, margin rates, how fast positions are
// closed unseen, how much of new interest can be liquidated at all. Every change goes out at once. And which
// classes of leverage are looked at, which supposes nothing.
#pragma once

#include "model/boards/level_map.h"
#include "widgets/theme.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSlider;
class QPushButton;

namespace plimsoll {

class Segmented;

class LevelDrawer : public QWidget {
    Q_OBJECT
public:
    LevelDrawer(const Theme& theme, const std::vector<VenueId>& venues, QWidget* parent);

    const LevelAssumptions& assumed() const { return m_assumed; }
    void setAssumed(const LevelAssumptions& a);  // no signal
    // Classes of leverage that are drawn and counted, bit per kLeverage; never none.
    std::uint8_t classes() const { return m_classes; }
    void setClasses(std::uint8_t classes);  // no signal
    // The rates that were used where none is supposed, and how far the map reaches back.
    void setUsed(const LevelMapSnapshot* levels);
    void themeChanged(const Theme& theme);
    QSize minimumSizeHint() const override { return {0, 0}; }

Q_SIGNALS:
    void changed(const plimsoll::LevelAssumptions& assumed);
    void classesChosen();

private:
    void weightMoved(std::size_t which, int value);
    void take(LevelAssumptions next);
    void fieldsTaken();
    void show();

    LevelAssumptions m_assumed;
    std::uint8_t m_classes = kAllClasses;
    Segmented* m_mix;
    std::array<QCheckBox*, VenueLevels::kClasses> m_drawn{};
    std::array<QSlider*, 5> m_sliders{};
    std::array<QLabel*, 5> m_values{};
    QLineEdit *m_halfLife, *m_share;
    std::array<QLineEdit*, kVenueCount> m_rates{};  // null: no such venue in this build
    QPushButton* m_reset;
    QLabel* m_note;
    bool m_showing = false;
};

}  // namespace plimsoll
