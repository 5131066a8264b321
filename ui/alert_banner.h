// The banner of what must not be missed: critical warnings and fired alerts, until acknowledged (key A). It
// takes no focus, and a lesser one never pushes out a worse one that is still unanswered.
#pragma once

#include "model/alerts/alert.h"
#include "model/risk/warning.h"
#include "widgets/theme.h"

#include <QString>
#include <QWidget>

#include <cstdint>
#include <functional>
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
    // What the person muted is not announced.
    void setMuted(std::function<bool(const Warning&)> muted) { m_muted = std::move(muted); }
    QString headline() const { return m_head; }
    Severity severity() const { return m_severity; }
    QRect button() const;  // "Acknowledge"
    QSize sizeHint() const override { return {400, kHeight}; }

Q_SIGNALS:
    void opened(const QString& panel);  // clicked: the panel that tells more

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    static constexpr int kHeight = 36;
    void announce(const QString& head, const QString& more, Severity severity, const QString& panel);

    const Theme& m_theme;
    std::function<bool(const Warning&)> m_muted;
    QString m_head, m_more, m_panel;
    Severity m_severity = Severity::None;
    std::uint64_t m_seen = 0;        // alerts, by serial
    std::set<std::string> m_raised;  // critical warnings that stand, by rule and place
};

}  // namespace plimsoll
