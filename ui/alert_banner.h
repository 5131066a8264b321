// The banner of what must not be missed: critical warnings and fired alerts, until acknowledged (key A).
#pragma once

#include "model/alerts/alert.h"
#include "model/risk/warning.h"
#include "widgets/theme.h"

#include <QString>
#include <QWidget>

#include <cstdint>
#include <set>
#include <string>

namespace plimsoll {

class AlertBanner : public QWidget {
    Q_OBJECT
public:
    AlertBanner(const Theme& theme, QWidget* parent);

    // Takes what is new since the last call. Says whether an alert fired.
    bool take(const RiskSnapshot* risk, const AlertSnapshot* alerts);
    void acknowledge();
    QString headline() const { return m_head; }
    QSize sizeHint() const override { return {400, kHeight}; }

Q_SIGNALS:
    void opened(const QString& panel);  // clicked: the panel that tells more

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    static constexpr int kHeight = 36;
    void show(const QString& head, const QString& more, Severity severity, const QString& panel);
    QRect button() const;

    const Theme& m_theme;
    QString m_head, m_more, m_panel;
    Severity m_severity = Severity::None;
    std::uint64_t m_seen = 0;        // alerts, by serial
    std::set<std::string> m_raised;  // critical warnings that stand, by rule and place
};

}  // namespace plimsoll
