// A panel's frame: a title bar of 28 pixels that serves as the dock widget's title-bar widget, and
// the body below it. Both draw their half of one rounded 1-pixel frame.
#pragma once

#include "widgets/badge.h"
#include "widgets/link_chip.h"
#include "widgets/status_dot.h"

#include <QFrame>

#include <optional>

class QToolButton;
class QVBoxLayout;

namespace plimsoll {

// The last three: something of that severity was raised here.
enum class FrameState : std::uint8_t { Normal, Focused, Notice, Warning, Critical };
QColor frameColor(FrameState state, const Theme& theme);

// link chip, title, context, stretch, provenance, light + age, settings, pop-out.
// A double click maximises or restores, a middle click closes, a drag is left to the dock widget.
class PanelTitleBar : public QWidget {
    Q_OBJECT

public:
    explicit PanelTitleBar(const Theme& theme, const QString& title, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setContext(const QString& context);             // "BTC perp · Σ 2 venues"
    void setProvenance(std::optional<Provenance> mark);  // none: not shown
    // `word` is the age ("0.1 s"), or names what is late ("BN 6.4 s"). Same dwell rule as StatusDot.
    void setLight(Light light, const QString& word);
    void setFrameState(FrameState state);
    void setFloating(bool floating);
    void setSettingsVisible(bool visible);

    LinkChip* linkChip() const { return m_chip; }
    Light light() const { return m_dot->light(); }
    QString title() const { return m_title; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void settingsRequested();
    void popOutRequested();
    void maximiseRequested();
    void closeRequested();
    void menuRequested(const QPoint& globalPos);

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void mouseDoubleClickEvent(QMouseEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void contextMenuEvent(QContextMenuEvent*) override;
    void enterEvent(QEnterEvent*) override;
    void leaveEvent(QEvent*) override;

private:
    void place();
    void showIcons(bool hovered);

    Theme m_theme;
    QString m_title, m_context, m_word;
    std::optional<Provenance> m_provenance;
    FrameState m_state = FrameState::Normal;
    LinkChip* m_chip;
    StatusDot* m_dot;
    QToolButton *m_settings, *m_popOut;
    bool m_hovered = false;
    int m_wordWidth = 0;  // only grows for the same word shape, so that nothing left of it moves
};

// The body: optional toolbar (32), content, optional footer (24).
class PanelBody : public QFrame {
    Q_OBJECT

public:
    explicit PanelBody(const Theme& theme, QWidget* parent = nullptr);

    void setTheme(const Theme& theme);
    void setFrameState(FrameState state);
    void setToolbar(QWidget* toolbar);
    void setContent(QWidget* content);
    // Left fact, right caveat; both empty hides the footer.
    void setFooter(const QString& left, const QString& right);

protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;

private:
    class Footer;
    class Edge;
    void showEdge();

    Theme m_theme;
    FrameState m_state = FrameState::Normal;
    QVBoxLayout* m_layout;
    QWidget* m_toolbar = nullptr;
    QWidget* m_content = nullptr;
    Footer* m_footer;
    Edge* m_edge;
};

}  // namespace plimsoll
