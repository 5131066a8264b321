// One alert, set in a form: up to eight conditions joined by and or or, how long, how often, until when, and what
// it does. It says in words what was entered, what each value is now, what it would have done, and what is wrong;
// it cannot be agreed to before it makes sense. Presets fill it.
#pragma once

#include "model/alerts/alert.h"
#include "model/metrics/metric_values.h"
#include "widgets/theme.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

class QCheckBox;
class QComboBox;
class QDateTimeEdit;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;
class QStandardItemModel;
class QVBoxLayout;

namespace plimsoll {

class AlertConditionRow;
class Segmented;

class AlertForm : public QDialog {
    Q_OBJECT
public:
    AlertForm(const Theme& theme, const AlertRule& draft, QStringList assets, std::vector<VenueId> venues,
              QWidget* parent);
    ~AlertForm() override { hide(); }  // while it is whole: a field that loses the keyboard tells it

    // The rule as entered; none while something is wrong.
    std::optional<AlertRule> rule() const;
    QString problem() const;
    // To show what the values are now, and when it is.
    void setMetrics(std::shared_ptr<const MetricSnapshot> metrics);
    // What the model says about the rule that is tried out.
    void setAlerts(const AlertSnapshot* alerts);
    int conditions() const { return m_count; }
    // Levels that would have fired so many times a day, as offered; a click takes one.
    const std::vector<QPushButton*>& hints() const { return m_hints; }

Q_SIGNALS:
    // A moment after the last change: the rule as it stands, to look back with.
    void tried(const plimsoll::AlertRule& rule);

private:
    enum Ends { Never, InAnHour, Today, At };
    QWidget* makeTop();
    void makeArea();
    AlertConditionRow* row(int at);
    void makeTimes(QGridLayout* grid);
    void makeVoices(QGridLayout* grid);
    QSpinBox* seconds(const QString& name);
    void take(const AlertRule& rule);
    void choosePreset(int index);
    void addCondition();
    void removeCondition(int at);
    void showRows();
    void update();
    void showHints(const AlertRow* row);
    AlertRule entered() const;
    Timestamp now() const;
    std::optional<Timestamp> ends() const;

    const Theme& m_theme;
    AlertRule m_draft;
    const QStringList m_assets;
    const std::vector<VenueId> m_venues;
    std::shared_ptr<const MetricSnapshot> m_metrics;
    QStandardItemModel* m_metricItems;
    std::vector<AlertConditionRow*> m_rows;  // as many as were ever wanted
    QVBoxLayout* m_column;
    int m_count = 1;
    QComboBox *m_preset, *m_severity, *m_repeat, *m_ends;
    Segmented* m_join;
    QScrollArea* m_area;
    QPushButton *m_add, *m_ok;
    QSpinBox *m_hold, *m_clear, *m_cooldown;
    QDateTimeEdit* m_endsAt;
    QLineEdit* m_title;
    QCheckBox *m_sound, *m_tray, *m_post, *m_bundle;
    QLabel *m_words, *m_wrong, *m_past;
    std::vector<QPushButton*> m_hints;
    std::vector<WouldHaveFired::Hint> m_hinted;
    QTimer m_settled;
    bool m_filling = false;
};

}  // namespace plimsoll
