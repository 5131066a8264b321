// One condition of an alert as a row of the form: which value, where, compared how, with what. Below it stands
// what the value is, what it is now, or what is wrong.
#pragma once

#include "model/alerts/alert.h"
#include "model/metrics/metric_values.h"
#include "widgets/theme.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QStandardItemModel;
class QToolButton;

namespace plimsoll {

class AlertConditionRow : public QWidget {
    Q_OBJECT
public:
    AlertConditionRow(const Theme& theme, int number, QStandardItemModel* metrics,
                      const std::vector<VenueId>& venues, QWidget* parent);

    void setAssets(const QStringList& assets);
    // `entered`: the level is a wish, else it only begins there and follows the value that is chosen.
    void setCondition(const AlertCondition& condition, bool entered);
    AlertCondition condition() const;
    // The level is the person's own, or of a draft.
    bool entered() const { return m_entered; }
    QString problem() const;
    void setMetrics(const MetricSnapshot* metrics);
    void setRemovable(bool on);
    QList<QWidget*> tabStops() const;  // in order
    void setLevel(double level);       // in the level's own unit
    void focusFirst();
    void focusLevel();

Q_SIGNALS:
    void changed();
    void removeWanted();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void settleMetric();
    void metricChanged();
    void fillOperators();
    void showFields();
    void followValue();
    void say();
    std::optional<double> level() const;
    QString valueNow(const AlertCondition& c) const;

    const MetricSnapshot* m_metrics = nullptr;
    QComboBox *m_metric, *m_asset, *m_venue, *m_operator, *m_word, *m_over;
    QLineEdit* m_level;
    QLabel *m_unit, *m_said;
    QToolButton* m_remove;
    bool m_entered = false, m_filling = false;
};

}  // namespace plimsoll
