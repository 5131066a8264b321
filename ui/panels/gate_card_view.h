// The card of the six gates: a row each with icon, name, numbers and the word. Unknown is hatched and never looks
// like a pass.
#pragma once

#include "model/desk/desk.h"
#include "widgets/theme.h"

#include <QWidget>

#include <optional>

namespace plimsoll {

class GateCardView : public QWidget {
    Q_OBJECT
public:
    explicit GateCardView(const Theme& theme, QWidget* parent);

    void setTheme(const Theme& theme);
    // None: `why` is shown instead. `stale`: nobody judges any more; everything on the card is unknown.
    void setCard(std::optional<GateCard> card, bool stale, const QString& why = {});
    const std::optional<GateCard>& card() const { return m_card; }
    // What a row says on screen: stale counts.
    GateState stateOf(int gate) const;
    QString saidOf(int gate) const;

    QSize sizeHint() const override { return {480, 6 * rowHeight()}; }
    QSize minimumSizeHint() const override { return {0, 0}; }

Q_SIGNALS:
    void copyRequested();

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    bool event(QEvent* event) override;  // tool tips
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent*) override { update(); }
    void focusOutEvent(QFocusEvent*) override { update(); }

private:
    bool narrow() const { return width() < 460; }
    int rowHeight() const;
    QRect row(int gate) const;
    QString tipOf(int gate) const;
    void describe();

    Theme m_theme;
    std::optional<GateCard> m_card;
    bool m_stale = false;
    QString m_why;
    int m_current = 0;
};

}  // namespace plimsoll
