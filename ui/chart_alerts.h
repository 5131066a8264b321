// Alerts on a chart whose axis is a price or another value of the vocabulary: lines where they wait, dragged to
// another level; a click with Alt sets one; a menu that begins with the value under the pointer; when the chosen
// one would have fired. One for all charts: a chart only says what its axis is.
#pragma once

#include "ui/alert_book.h"
#include "widgets/alert_lines.h"

#include <QObject>

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

class QMenu;
class QPoint;
class QWidget;

namespace plimsoll {

class TimePlot;
struct Theme;

// A value that the axis shows, and what one of its unit is there.
struct AlertAxisWord {
    std::string_view metric;
    double scale = 1;
};
struct AlertAxis {
    QString asset;
    std::vector<AlertAxisWord> words;  // the first is offered; none: the axis is no value that can be watched
    std::optional<double> now = {};    // of all venues, where no single line says it
    QString part = {};                 // the plot shows less than an alert over all venues looks at: what
};

// The lines of every alert on one of these values of this asset. A line's number is its rule's and its
// condition's.
std::vector<AlertLine> alertLinesOn(const AlertAxis& axis, const AlertBook& book, const Theme& theme);
// When the chosen alert, or the one that is being written, would have fired; only of this asset.
std::vector<AlertMark> alertMarksOn(const AlertAxis& axis, const AlertBook& book, const Theme& theme);
// A line was moved: its condition waits there now.
void moveAlertLine(AlertBook* book, std::uint64_t line, double value, const AlertAxis& axis);
// A line was pressed: its alert is chosen; pressed twice it opens, which the caller knows.
std::uint64_t ruleOfLine(std::uint64_t line);
// A level of the axis as a condition: crossed upwards when it lies above what the value is now.
std::optional<AlertCondition> alertAtLevel(const AlertAxis& axis, double value, std::optional<double> now,
                                           std::optional<VenueId> venue = {});

// Alerts are judged several times a second: on a widget that nobody sees, what is drawn of them waits until
// somebody does.
class AlertsWhenSeen : public QObject {
public:
    AlertsWhenSeen(QWidget* on, AlertBook* book, std::function<void()> show, QObject* parent);

    void showDue();
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* m_on;
    std::function<void()> m_show;
    bool m_due = false;
};

class ChartAlerts : public QObject {
    Q_OBJECT
public:
    ChartAlerts(TimePlot* plot, AlertBook* book, const Theme& theme, std::function<AlertAxis()> axis,
                QObject* parent);

    // The axis is another one, or the theme.
    void show();
    // The plot's own menu: value, alerts, then the plot's actions. A panel with a menu of its own calls addTo.
    void ownMenu();
    void addTo(QMenu* menu, const QPoint& where);
    // How often lines were made.
    std::uint64_t made() const { return m_made; }

private:
    // The series under the pointer: what it says there.
    struct Here {
        QString said;
        std::optional<double> value;  // on the axis
        std::optional<VenueId> venue;
    };
    Here here(const QPoint& where) const;
    std::optional<double> nowOf() const;
    void want(double value);

    TimePlot* m_plot;
    AlertBook* m_book;
    const Theme& m_theme;
    std::function<AlertAxis()> m_axis;
    AlertsWhenSeen* m_seen = nullptr;
    std::uint64_t m_made = 0;
};

}  // namespace plimsoll
