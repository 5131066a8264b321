// Cards of warnings, worst first: what, where, since when, against which limit, on what it rests and what
// would clear it. A click (or Enter) opens a card: why it matters, what people do, how well it is known.
#pragma once

#include "model/risk/warning.h"
#include "widgets/theme.h"

#include <QAbstractScrollArea>

#include <functional>
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
    // Cards for which this says yes are drawn struck: silent, not gone.
    void setMuted(std::function<bool(const Warning&)> muted) { m_muted = std::move(muted); }
    // Nobody has judged for a while: the cards stand, without colour and hatched.
    void setStale(bool stale);
    bool isStale() const { return m_stale; }
    void themeChanged();
    // Where things are, in the viewport's pixels.
    QRect cardRect(int index) const;
    QRect chipRect(int index, int chip) const;
    QRect jumpRect(const QRect& card) const;
    QRect muteRect(const QRect& card) const;
    QRect limitsRect(const QRect& card) const;  // of an open card

Q_SIGNALS:
    void chosen(const plimsoll::Warning& warning);  // "show me": a chip, the jump mark, the key Right
    void muteRequested(const plimsoll::Warning& warning);
    void limitsRequested(const plimsoll::Warning& warning);
    // A right click, or the menu key; `chip`: the evidence under the pointer, -1: none.
    void menuRequested(const plimsoll::Warning& warning, int chip, const QPoint& globalPos);

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void focusOutEvent(QFocusEvent*) override;
    void contextMenuEvent(QContextMenuEvent*) override;
    bool viewportEvent(QEvent*) override;

private:
    using Key = std::tuple<std::string, std::string, int>;
    static Key keyOf(const Warning& w);
    struct Chip {
        QString label, value, normal;
        QRect at;  // laid out from (0, 0)
    };
    std::vector<Chip> chipsOf(const Warning& w, int width) const;
    int chipsTop(const Warning& w, const QRect& card) const;
    int chipAt(int index, const QPoint& pos) const;
    int headlineHeight(const Warning& w, int inner) const;
    bool isMuted(const Warning& w) const { return m_muted && m_muted(w); }
    QStringList detailsOf(const Warning& w) const;
    int chipsHeight(const Warning& w, int width) const;
    int heightOf(const Warning& w, int width) const;
    void paintCard(QPainter& p, const Warning& w, const QRect& card, bool current, bool hovered) const;
    int paintChips(QPainter& p, const Warning& w, int left, int top, int width) const;
    void paintFoot(QPainter& p, const Warning& w, const QRect& card, bool hovered) const;
    int at(const QPoint& pos) const;
    void toggle(int index);
    void setCurrent(int index);
    void fit();

    const Theme& m_theme;
    std::vector<Warning> m_warnings;
    std::set<Key> m_open;
    AsOf m_now;
    std::function<bool(const Warning&)> m_muted;
    QString m_emptyHead, m_emptyDetail;
    int m_current = -1, m_hovered = -1;
    bool m_stale = false;
};

}  // namespace plimsoll
