// The gate for larger positions: funding, depth, spread and how steady volatility is as four chips, and whether it
// is open.
#pragma once

#include "model/boards/phase.h"
#include "widgets/theme.h"

#include <QWidget>

#include <array>
#include <utility>

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
    std::array<std::pair<QString, Verdict>, 4> lights() const;
    QString stateText() const;

    Theme m_theme;
    IncreaseGate m_gate;
    bool m_stale = false;
};

}  // namespace plimsoll
