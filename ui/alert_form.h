// One alert, set in a small form: what, where, above or below what, for how long. It says in words what was
// entered, what the value is now, and what is wrong; it cannot be agreed to before it makes sense.
#pragma once

#include "model/alerts/alert.h"
#include "model/metrics/metric_values.h"
#include "widgets/theme.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace plimsoll {

class AlertForm : public QDialog {
    Q_OBJECT
public:
    AlertForm(const Theme& theme, const AlertRule& draft, QStringList assets, std::vector<VenueId> venues,
              QWidget* parent);

    // The rule as entered; none while something is wrong. Conditions beyond the first are kept as they were.
    std::optional<AlertRule> rule() const;
    QString problem() const;
    // To show what the value is now.
    void setMetrics(std::shared_ptr<const MetricSnapshot> metrics);
    // What the model says about the rule that is tried out.
    void setAlerts(const AlertSnapshot* alerts);

Q_SIGNALS:
    // A moment after the last change: the rule as it stands, to look back with.
    void tried(const plimsoll::AlertRule& rule);

private:
    void fillLevels();
    void update();
    std::optional<double> levelOf() const;
    AlertCondition condition() const;

    AlertRule m_draft;
    std::shared_ptr<const MetricSnapshot> m_metrics;
    QComboBox *m_metric, *m_asset, *m_venue, *m_operator, *m_word, *m_severity;
    QLineEdit *m_level, *m_title;
    QSpinBox *m_hold, *m_cooldown;
    QCheckBox* m_once;
    QLabel *m_unit, *m_what, *m_now, *m_words, *m_past;
    QTimer m_settled;
    QPushButton* m_ok;
};

}  // namespace plimsoll
