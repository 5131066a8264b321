// The line above the warnings: the phase with its time, and the four structural lights. A click (or Enter) shows
// the panel behind one.
#pragma once

#include "model/boards/phase.h"
#include "model/risk/warning.h"
#include "widgets/theme.h"

#include <QWidget>

#include <utility>
#include <vector>

namespace plimsoll {

class RiskHeader : public QWidget {
    Q_OBJECT

public:
    RiskHeader(const Theme& theme, QWidget* parent);

    struct Cell {
        QString label, word, brief, tip;
        std::optional<Severity> light;  // none: not known
        const char* panel = nullptr;
        bool phase = false;
        bool stale = false;
        bool operator==(const Cell&) const = default;
    };
    void setCells(std::vector<Cell> cells);
    const std::vector<Cell>& cells() const { return m_cells; }
    QRect cellRect(int i) const;
    // In a low panel one line has to do: the phase in words, the lights without.
    void setBrief(bool brief);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
    void themeChanged() { update(); }

Q_SIGNALS:
    void panelWanted(const QString& id);

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    bool event(QEvent*) override;

private:
    static constexpr int kRow = 40, kLine = 22, kNarrow = 400, kLight = 28;
    bool narrow() const { return width() < kNarrow; }
    void fit();
    int cellAt(const QPoint& pos) const;
    std::pair<int, int> spanOf(int i, int first) const;  // left edge and width
    void open(int i);

    const Theme& m_theme;
    std::vector<Cell> m_cells;
    int m_current = 0, m_hovered = -1;
    bool m_brief = false;
};

// What it says of the asset: phase of the board, signals of the metrics.
std::vector<RiskHeader::Cell> riskHeaderCells(const QString& asset, const PhaseSnapshot* phase,
                                              const MetricSnapshot* metrics, AsOf now);

}  // namespace plimsoll
