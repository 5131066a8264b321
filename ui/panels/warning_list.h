// Cards of warnings, worst first, and below them what cannot be judged: what, where, since when, against which
// limit, on what it rests and what would clear it. A click (or Enter) opens a card: why it matters, what people
// do, how well it is known. More than a dozen are one line of a story; nothing changes its place under the
// pointer.
#pragma once

#include "model/risk/warning.h"
#include "widgets/format.h"
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

    static constexpr int kMost = 12;       // of those that are raised; the others are folded into a story
    static constexpr int kFewUnknown = 3;  // more of them are folded away at first

    void setWarnings(std::vector<Warning> raised, std::vector<Warning> unknown, AsOf now);
    void setNow(AsOf now);
    void setEmptyText(const QString& headline, const QString& detail);
    // Raised ones, then those that cannot be judged.
    const std::vector<Warning>& warnings() const { return m_warnings; }
    int raised() const { return m_raised; }
    int current() const;  // the card; -1: none, or a line
    bool isOpen(int index) const;
    bool isShown(int index) const;  // not folded away
    int folded() const;             // raised ones in the story's line
    QString storyText() const;      // that line
    bool unknownShown() const;
    // How many cards would change their place as soon as the pointer leaves.
    int held() const { return m_held; }
    QString asText(int index) const;  // the whole card, for the clipboard and for screen readers
    // Cards for which this says yes are drawn struck: silent, not gone.
    void setMuted(std::function<bool(const Warning&)> muted) { m_muted = std::move(muted); }
    // Nobody has judged for a while: the cards stand, without colour and hatched.
    void setStale(bool stale);
    bool isStale() const { return m_stale; }
    // What was done so far: heights that were laid out, keys that were made.
    struct Work {
        std::uint64_t heights = 0, keys = 0;
    };
    const Work& work() const { return m_work; }
    void themeChanged();
    // Where things are, in the viewport's pixels.
    QRect cardRect(int index) const;
    QRect chipRect(int index, int chip) const;
    QRect jumpRect(const QRect& card) const;
    QRect muteRect(const QRect& card) const;
    QRect limitsRect(const QRect& card) const;  // of an open card
    QRect storyRect() const;                    // the line that holds the rest; null: there is none
    QRect unknownRect() const;                  // the line above those that cannot be judged

Q_SIGNALS:
    // "Show me": a chip (its number), the jump mark or the key Right (-1).
    void chosen(const plimsoll::Warning& warning, int chip);
    void muteRequested(const plimsoll::Warning& warning);
    void limitsRequested(const plimsoll::Warning& warning);
    // A right click, or the menu key; `chip`: the evidence under the pointer, -1: none.
    void menuRequested(const plimsoll::Warning& warning, int chip, const QPoint& globalPos);
    void heldChanged();

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
    // A pointer that rests holds nothing for ever.
    static constexpr Duration kHold = std::chrono::seconds{8};

    using Key = std::tuple<std::string, std::string, int, bool>;
    Key keyOf(const Warning& w) const;
    struct Item {
        enum class Kind : std::uint8_t { Card, Line, Empty, Story, Unknown } kind = Kind::Card;
        int card = -1;
    };
    struct Chip {
        QString label, value, normal, percentile;
        bool spark = false;
        QRect at;  // laid out from (0, 0)
    };
    // warning_list.cpp: order and places
    bool holding() const;
    void order(std::vector<Warning> raised);
    void arrange();
    int heightOf(const Item& item, int width) const;
    const std::vector<int>& tops() const;
    QRect rectOf(std::size_t item) const;
    int itemAt(const QPoint& pos) const;
    int itemOf(int card) const;
    const Warning* cardOf(int item) const;
    std::vector<Chip> chipsOf(const Warning& w, int width) const;
    int chipsTop(const Warning& w, const QRect& card) const;
    int chipAt(int card, const QPoint& pos) const;
    int headlineHeight(const Warning& w, int inner) const;
    int chipsHeight(const Warning& w, int width) const;
    int cardHeight(const Warning& w, int width) const;
    QString unknownText() const;
    bool isMuted(const Warning& w) const { return m_muted && m_muted(w); }
    void fit();
    void describe();
    // warning_list_paint.cpp
    void paintVeiled(QPainter& p, const QRect& card) const;
    void paintCard(QPainter& p, const Warning& w, const QRect& card, bool current, bool hovered) const;
    void paintLine(QPainter& p, const Warning& w, const QRect& card, bool current, bool hovered) const;
    void paintHead(QPainter& p, const Warning& w, const QRect& line, const QColor& colour) const;
    int paintChips(QPainter& p, const Warning& w, int left, int top, int width) const;
    void paintFoot(QPainter& p, const Warning& w, const QRect& card, bool hovered) const;
    void paintFold(QPainter& p, const QRect& line, const QString& words, bool open, bool current,
                   bool hovered) const;
    void paintEmpty(QPainter& p, const QRect& box) const;
    QColor cardColour(const Warning& w) const;
    void paintCardGround(QPainter& p, const Warning& w, const QRect& card, bool current, bool hovered) const;
    // warning_list_input.cpp
    void activate(int item);
    void setCurrent(int item);

    const Theme& m_theme;
    std::vector<Warning> m_warnings;
    std::vector<Item> m_items;
    int m_raised = 0, m_held = 0;
    std::set<Key> m_open;
    AsOf m_now;
    std::optional<Mono> m_touched;  // the pointer was last moved in here
    std::function<bool(const Warning&)> m_muted;
    QString m_emptyHead, m_emptyDetail;
    bool m_unfolded = false;                // the story
    std::optional<bool> m_unknownUnfolded;  // as the person wants it
    int m_current = -1, m_hovered = -1;     // items
    bool m_stale = false;
    // Where each item begins, and where the last ends, from the top of all of them; and what that was laid out
    // for. Empty: to be laid out.
    mutable std::vector<int> m_tops;
    mutable int m_topsWidth = 0;
    mutable bool m_topsStandard = false;
    mutable format::Style m_topsStyle;
    mutable Work m_work;

    static constexpr int kEdge = 3, kPadX = 12, kPadY = 8, kGap = 1;
    static constexpr int kHead = 18, kChip = 20, kChipGap = 4, kFoot = 18, kMark = 22, kIcon = 14;
    static constexpr int kLine = 28, kFold = 28, kSpark = 52;
    // In a panel as narrow as this, cards after the second are a line each until they are opened.
    static constexpr int kNarrow = 342, kFullCards = 2;
};

}  // namespace plimsoll
