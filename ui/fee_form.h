// What a person pays as a taker, by venue and market: a form with the listed fees beside it, and how it is kept.
#pragma once

#include "ui/selection.h"

#include <QJsonObject>
#include <QWidget>

class QDoubleSpinBox;
class QMenu;

namespace plimsoll {

class FeeForm : public QWidget {
    Q_OBJECT

public:
    FeeForm(const std::vector<VenueId>& venues, Selection& selection, QWidget* parent);

    // As a menu's last part, with its heading.
    static void addTo(QMenu* menu, const std::vector<VenueId>& venues, Selection& selection);

private:
    void show(const TakerFees& fees);

    struct Field {
        VenueId venue;
        std::array<double, kVenueCount> TakerFees::*market;
        QDoubleSpinBox* box;
    };
    Selection& m_selection;
    std::vector<Field> m_fields;
};

// Of one venue: where it lists it, and when that was seen.
QString listedFeeWords(VenueId venue);

// Only what differs from the list is kept: a list that changes is followed.
QJsonObject savedFees(const TakerFees& fees);
TakerFees restoredFees(const QJsonObject& saved);

}  // namespace plimsoll
