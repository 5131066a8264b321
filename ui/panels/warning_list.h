// Cards of warnings, worst first: what, where, since when, against which limit, on what it rests and what
// would clear it. A click (or Enter) opens a card: why it matters, what people do, how well it is known.
#pragma once

#include "model/risk/warning.h"
#include "widgets/theme.h"

#include <QAbstractScrollArea>

#include <set>
#include <tuple>
#include <vector>

namespace plimsoll {

class WarningList : public QAbstractScrollArea {
    Q_OBJECT
public:
    WarningList(const Theme& theme, QWidget* parent);

    void setWarnings(std::vector<Warning> warnings, AsOf now);
    void setNow(AsOf now);
    void setEmptyText(const QString& headline, const QString& detail);
    const std::vector<Warning>& warnings() const { return m_warnings; }
    int current() const { return m_current; }
    bool isOpen(int index) const;
    QString asText(int index) const;  // the whole card, for the clipboard and for screen readers
    void themeChanged();

Q_SIGNALS:
    void chosen(const plimsoll::Warning& warning);  // "show me": Enter on an open card, or the jump mark
    void muteRequested(const plimsoll::Warning& warning);

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    bool viewportEvent(QEvent*) override;

private:
    using Key = std::tuple<std::string, std::string, int>;
    static Key keyOf(const Warning& w);
    struct Chip {
        QString label, value;
    };
    std::vector<Chip> chipsOf(const Warning& w) const;
    QStringList detailsOf(const Warning& w) const;
    int chipRows(const Warning& w, int width) const;
    int heightOf(const Warning& w, int width) const;
    QRect cardRect(int index) const;
    QRect jumpRect(const QRect& card) const;
    void paintCard(QPainter& p, const Warning& w, const QRect& card, bool current, bool hovered) const;
    int paintChips(QPainter& p, const Warning& w, int left, int top, int width) const;
    int at(const QPoint& pos) const;
    void toggle(int index);
    void setCurrent(int index);
    void fit();

    const Theme& m_theme;
    std::vector<Warning> m_warnings;
    std::set<Key> m_open;
    AsOf m_now;
    QString m_emptyHead, m_emptyDetail;
    int m_current = -1, m_hovered = -1;
};

}  // namespace plimsoll
