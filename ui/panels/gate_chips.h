// The gate for larger positions: funding, depth and spread as three chips, and whether it is open.
#pragma once

#include "model/boards/phase.h"
#include "widgets/theme.h"

#include <QWidget>

namespace plimsoll {

class GateChips : public QWidget {
    Q_OBJECT

public:
    GateChips(const Theme& theme, QWidget* parent);

    void setGate(const IncreaseGate& gate, bool stale);
    void setTheme(const Theme& theme);
    QString words() const;  // "Increase gate closed: depth is not back"
    QSize sizeHint() const override { return {300, 36}; }
    QSize minimumSizeHint() const override { return {0, 36}; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    Theme m_theme;
    IncreaseGate m_gate;
    bool m_stale = false;
};

}  // namespace plimsoll
