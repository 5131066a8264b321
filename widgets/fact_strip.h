// A row of figures with their names above and what is usual for them beside: the head of a panel. What does not
// fit goes into a second line, and then away from the end; nothing is cut.
#pragma once

#include "widgets/table_delegate.h"

#include <QWidget>

#include <vector>

namespace plimsoll {

struct Fact {
    QString label, value, note, tip;
    CellTone tone = CellTone::Strong;
    bool headline = false;  // the panel's one large figure
    bool stale = false;
    bool operator==(const Fact&) const = default;
};

class FactStrip : public QWidget {
    Q_OBJECT

public:
    explicit FactStrip(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setFacts(std::vector<Fact> facts);
    const std::vector<Fact>& facts() const { return m_facts; }
    // How many of them are on screen.
    int shown() const { return static_cast<int>(m_places.size()); }
    void setMostLines(int lines);

    QSize sizeHint() const override { return {400, height()}; }
    QSize minimumSizeHint() const override { return {0, height()}; }

protected:
    void resizeEvent(QResizeEvent*) override;
    void paintEvent(QPaintEvent*) override;
    bool event(QEvent* event) override;  // tool tips

private:
    void place();
    int widthOf(const Fact& fact) const;

    Theme m_theme;
    std::vector<Fact> m_facts;
    std::vector<QRect> m_places;
    int m_mostLines = 2;
};

}  // namespace plimsoll
