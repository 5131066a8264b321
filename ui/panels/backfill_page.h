// How far the venues' past is loaded: a bar over all, a row a venue, and the switch that stops it or goes on.
#pragma once

#include "model/snapshots.h"
#include "ui/panels/text_table.h"
#include "widgets/table_style.h"
#include "widgets/theme.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace plimsoll {

class BoardView;

struct BackfillSum {
    std::uint32_t wanted = 0, loaded = 0, left = 0, refused = 0;
    bool stopped = false;  // by the person
    bool waits = false;    // for a venue's limits, and nothing else goes on
    bool complete() const { return left == 0 && !stopped; }
};
// Over the venues that are on.
BackfillSum backfillSum(const HealthSnapshot& health, const std::vector<VenueId>& venues);
// "68 of 160 instruments loaded, stopped by you"; empty: nothing was asked.
QString backfillText(const BackfillSum& sum);

std::vector<TextColumn> backfillColumns();
std::vector<TextRow> backfillRows(const HealthSnapshot& health, const std::vector<VenueId>& venues);

class BackfillPage : public QWidget {
    Q_OBJECT
public:
    BackfillPage(const Theme& theme, std::vector<VenueId> venues, QWidget* parent);

    void setHealth(const HealthSnapshot& health);
    TextTable* table() const { return m_table; }
    BoardView* view() const { return m_view; }
    QPushButton* button() const { return m_button; }
    QString text() const;

Q_SIGNALS:
    void toggled(bool on);  // on: go on; off: stop

private:
    void showSum();

    std::vector<VenueId> m_venues;
    BackfillSum m_sum;
    std::optional<bool> m_asked;  // what was wished and has not been heard of yet
    QLabel* m_label;
    QProgressBar* m_bar;
    QPushButton* m_button;
    TextTable* m_table;
    BoardView* m_view;
};

}  // namespace plimsoll
