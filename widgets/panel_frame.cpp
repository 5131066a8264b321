#include "widgets/panel_frame.h"

#include "widgets/icon.h"
#include "widgets/text_width.h"
#include "widgets/ui_text.h"

#include <QContextMenuEvent>
#include <QEnterEvent>
#include <QFontMetrics>
#include <QMouseEvent>
#include <QPainterPath>
#include <QToolButton>
#include <QVBoxLayout>

namespace plimsoll {

namespace {

constexpr int kTitleHeight = 28, kToolbarHeight = 32, kFooterHeight = 24;
constexpr int kPadding = 8, kGap = 8, kRadius = 4;
constexpr int kNarrow = 400, kVeryNarrow = 340;
constexpr int kRaisedEdge = 2;

QToolButton* iconButton(QWidget* parent, const QString& name)
{
    auto* button = new QToolButton(parent);
    button->setProperty("flat", true);
    button->setIconSize({14, 14});
    button->setFixedSize(20, 20);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

bool isRaised(FrameState state)
{
    return state >= FrameState::Notice;
}

// "BN 6.4 s" -> "BN 8.8 s": the widest text of the same shape, so that a counting age moves nothing.
QString widestLike(QString word)
{
    for (QChar& c : word)
        if (c.isDigit()) c = u'8';
    return word;
}

}  // namespace

QColor frameColor(FrameState state, const Theme& t)
{
    switch (state) {
        case FrameState::Normal: return t.line.base;
        case FrameState::Focused: return t.ui.focus;
        case FrameState::Notice: return t.severity.notice;
        case FrameState::Warning: return t.severity.warn;
        case FrameState::Critical: return t.severity.critical;
    }
    return t.line.base;
}

PanelTitleBar::PanelTitleBar(const Theme& theme, const QString& title, QWidget* parent)
    : QWidget(parent),
      m_theme(theme),
      m_title(title),
      m_chip(new LinkChip(theme, this)),
      m_dot(new StatusDot(theme, this)),
      m_settings(iconButton(this, UiText::tr("Panel settings"))),
      m_popOut(iconButton(this, UiText::tr("Pop out")))
{
    setFixedHeight(kTitleHeight);
    m_settings->setProperty("wanted", true);
    connect(m_settings, &QToolButton::clicked, this, &PanelTitleBar::settingsRequested);
    connect(m_popOut, &QToolButton::clicked, this, &PanelTitleBar::popOutRequested);
    setTheme(theme);
    setAccessibleName(title);
}

void PanelTitleBar::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_chip->setTheme(theme);
    m_dot->setTheme(theme);
    m_settings->setIcon(themedIcon(IconId::Settings, theme, 14));
    m_popOut->setIcon(themedIcon(IconId::PopOut, theme, 14));
    place();
    update();
}

void PanelTitleBar::setContext(const QString& context)
{
    if (context == m_context) return;
    m_context = context;
    update();
}

void PanelTitleBar::setProvenance(std::optional<Provenance> mark)
{
    if (mark == m_provenance) return;
    m_provenance = mark;
    update();
}

void PanelTitleBar::setLight(Light light, const QString& word)
{
    m_dot->setLight(light);
    if (word == m_word) return;
    m_word = word;
    setAccessibleDescription(lightWord(light) + u' ' + word);
    place();
    update();
}

void PanelTitleBar::setFrameState(FrameState state)
{
    if (state == m_state) return;
    m_state = state;
    update();
}

void PanelTitleBar::setFloating(bool floating)
{
    const QString name = floating ? UiText::tr("Put back") : UiText::tr("Pop out");
    m_popOut->setToolTip(name);
    m_popOut->setAccessibleName(name);
}

void PanelTitleBar::setSettingsVisible(bool visible)
{
    m_settings->setProperty("wanted", visible);
    place();
}

QSize PanelTitleBar::sizeHint() const
{
    return {200, kTitleHeight};
}
QSize PanelTitleBar::minimumSizeHint() const
{
    return {120, kTitleHeight};
}

// The fixed children, from the right edge inwards. The texts are painted.
void PanelTitleBar::place()
{
    const int y = (kTitleHeight - 20) / 2;
    int x = width() - kPadding + 3;
    // Narrow bars have no room for icons until somebody looks for them.
    const bool icons = width() > kNarrow || m_hovered;
    m_popOut->setVisible(icons);
    m_settings->setVisible(icons && m_settings->property("wanted").toBool());
    for (QToolButton* b : {m_popOut, m_settings}) {
        if (b->isHidden()) continue;
        x -= 20;
        b->move(x, y);
        x -= 2;
    }
    m_wordWidth = m_word.isEmpty() ? 0 : textWidth(m_theme.font(11), widestLike(m_word)) + 5;
    x -= icons ? 5 : 3;
    x -= m_wordWidth + 10;
    m_dot->move(x, (kTitleHeight - 10) / 2);
    m_chip->move(kPadding, (kTitleHeight - 16) / 2);
}

void PanelTitleBar::resizeEvent(QResizeEvent*)
{
    place();
}

void PanelTitleBar::enterEvent(QEnterEvent* e)
{
    QWidget::enterEvent(e);
    showIcons(true);
}

void PanelTitleBar::leaveEvent(QEvent* e)
{
    QWidget::leaveEvent(e);
    showIcons(false);
}

void PanelTitleBar::showIcons(bool hovered)
{
    if (hovered == m_hovered) return;
    m_hovered = hovered;
    place();
    update();
}

void PanelTitleBar::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.window);
    p.setRenderHint(QPainter::Antialiasing);
    QPainterPath frame;
    // Taller than the bar: only its upper corners are seen.
    const int edge = isRaised(m_state) ? kRaisedEdge : 1;
    frame.addRoundedRect(QRectF(edge / 2.0, edge / 2.0, width() - edge, kTitleHeight + 2 * kRadius), kRadius,
                         kRadius);
    p.setClipRect(rect());
    p.setPen(QPen(frameColor(m_state, m_theme), edge));
    p.setBrush(m_theme.bg.raised);
    p.drawPath(frame);
    p.setRenderHint(QPainter::Antialiasing, false);
    p.fillRect(edge, kTitleHeight - 1, width() - 2 * edge, 1, m_theme.line.base);

    const QFont meta = m_theme.font(11);
    const QFontMetrics metaMetrics(meta);
    int right = m_dot->x();
    p.setFont(meta);
    if (!m_word.isEmpty()) {
        const bool quiet = m_dot->light() == Light::Live || m_dot->light() == Light::Off;
        p.setPen(quiet ? m_theme.text.muted : lightColor(m_dot->light(), m_theme));
        p.drawText(QRect(m_dot->x() + 15, 0, m_wordWidth + 8, kTitleHeight), Qt::AlignVCenter | Qt::AlignLeft,
                   m_word);
    }
    if (m_provenance && width() > kVeryNarrow) {
        const QString word = provenanceWord(*m_provenance);
        right -= kGap + metaMetrics.horizontalAdvance(word);
        p.setPen(provenanceColor(*m_provenance, m_theme));
        p.drawText(QRect(right, 0, 100, kTitleHeight), Qt::AlignVCenter | Qt::AlignLeft, word);
        right -= 4 + 9;
        paintProvenance(&p, {right, (kTitleHeight - 9) / 2 + 1}, *m_provenance, m_theme);
    }
    right -= kGap;

    int x = m_chip->isHidden() ? kPadding : m_chip->geometry().right() + 1 + kGap;
    const QFont titleFont = m_theme.font(12, 500);
    const QFontMetrics titleMetrics(titleFont);
    p.setFont(titleFont);
    p.setPen(m_theme.text.strong);
    const QString shown = titleMetrics.elidedText(m_title, Qt::ElideRight, right - x);
    p.drawText(QRect(x, 0, right - x, kTitleHeight), Qt::AlignVCenter | Qt::AlignLeft, shown);
    x += titleMetrics.horizontalAdvance(shown) + kGap;
    if (x < right && !m_context.isEmpty()) {
        p.setFont(meta);
        p.setPen(m_theme.text.muted);
        p.drawText(QRect(x, 0, right - x, kTitleHeight), Qt::AlignVCenter | Qt::AlignLeft,
                   metaMetrics.elidedText(m_context, Qt::ElideRight, right - x));
    }
}

void PanelTitleBar::mouseDoubleClickEvent(QMouseEvent* e)
{
    if (e->button() == Qt::LeftButton) Q_EMIT maximiseRequested();
    e->accept();
}

void PanelTitleBar::mousePressEvent(QMouseEvent* e)
{
    if (e->button() == Qt::MiddleButton) {
        Q_EMIT closeRequested();
        e->accept();
        return;
    }
    e->ignore();  // the dock widget drags
}

void PanelTitleBar::contextMenuEvent(QContextMenuEvent* e)
{
    Q_EMIT menuRequested(e->globalPos());
    e->accept();
}

class PanelBody::Footer : public QWidget {
public:
    Footer(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
    {
        setFixedHeight(kFooterHeight);
        hide();
    }
    void setTheme(const Theme& theme) { m_theme = theme; }
    void setTexts(const QString& left, const QString& right)
    {
        if (left == m_left && right == m_right) return;
        m_left = left;
        m_right = right;
        setVisible(!left.isEmpty() || !right.isEmpty());
        setAccessibleName(left + u' ' + right);
        setToolTip(right.isEmpty() || left.isEmpty() ? left + right : left + u'\n' + right);
        wrap();
        update();
    }

protected:
    void resizeEvent(QResizeEvent*) override { wrap(); }
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.fillRect(rect(), m_theme.bg.header);
        p.fillRect(0, 0, width(), 1, m_theme.line.base);
        p.setFont(m_theme.font(11));
        p.setPen(m_theme.text.muted);
        const QRect inner = rect().adjusted(kPadding, 1, -kPadding, 0);
        const QFontMetrics metrics(p.font());
        // The caveat may take what the fact leaves; of a fact a third stays.
        const int most = m_left.isEmpty()
                             ? inner.width()
                             : std::max(inner.width() * 2 / 3,
                                        inner.width() - kGap - metrics.horizontalAdvance(m_lines.value(0)));
        const QString right = metrics.elidedText(m_right, Qt::ElideRight, most);
        const int rightWidth = metrics.horizontalAdvance(right);
        p.drawText(inner, Qt::AlignVCenter | Qt::AlignRight, right);
        const int room = inner.width() - (rightWidth > 0 ? rightWidth + kGap : 0);
        for (qsizetype i = 0; i < m_lines.size(); ++i) {
            const QRect line =
                m_lines.size() == 1 ? inner : QRect(inner.left(), 4 + 15 * static_cast<int>(i), room, 15);
            p.drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                       metrics.elidedText(m_lines[i], Qt::ElideRight, room));
        }
    }

private:
    // A fact that is too long for one line goes on in a second, parted between its clauses.
    void wrap()
    {
        const QString dot = QStringLiteral(" \u00b7 ");
        const QFontMetrics metrics(m_theme.font(11));
        const int room = width() - 2 * kPadding;
        QStringList lines{m_left};
        if (m_right.isEmpty() && metrics.horizontalAdvance(m_left) > room && m_left.contains(dot)) {
            lines = {QString()};
            for (const QString& part : m_left.split(dot)) {
                const QString longer = lines.last().isEmpty() ? part : lines.last() + dot + part;
                if (lines.size() == 2 || lines.last().isEmpty() || metrics.horizontalAdvance(longer) <= room)
                    lines.last() = longer;
                else
                    lines << part;
            }
        }
        if (lines == m_lines) return;
        m_lines = lines;
        setFixedHeight(m_lines.size() > 1 ? kFooterHeight + 14 : kFooterHeight);
        update();
    }

    Theme m_theme;
    QString m_left, m_right;
    QStringList m_lines;
};

// Lies on the content, which leaves one pixel free and does not move for the second.
class PanelBody::Edge : public QWidget {
public:
    explicit Edge(QWidget* parent) : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }
    void setColor(const QColor& color)
    {
        m_color = color;
        update();
    }

protected:
    void resizeEvent(QResizeEvent*) override
    {
        // Only the edge itself is painted anew with what changes below it.
        QRegion ring = QRegion(rect()).subtracted(rect().adjusted(kRaisedEdge, 0, -kRaisedEdge, -kRaisedEdge));
        ring += QRect(0, height() - kRadius, kRadius, kRadius);
        ring += QRect(width() - kRadius, height() - kRadius, kRadius, kRadius);
        setMask(ring);
    }
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        p.setRenderHint(QPainter::Antialiasing);
        p.setPen(QPen(m_color, kRaisedEdge));
        const qreal half = kRaisedEdge / 2.0;
        p.drawRoundedRect(QRectF(half, -2 * kRadius, width() - kRaisedEdge, height() + 2 * kRadius - half),
                          kRadius, kRadius);
    }

private:
    QColor m_color;
};

PanelBody::PanelBody(const Theme& theme, QWidget* parent)
    : QFrame(parent),
      m_theme(theme),
      m_layout(new QVBoxLayout(this)),
      m_footer(new Footer(theme, this)),
      m_edge(new Edge(this))
{
    m_layout->setContentsMargins(1, 0, 1, 1);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_footer);
}

void PanelBody::setTheme(const Theme& theme)
{
    m_theme = theme;
    m_footer->setTheme(theme);
    showEdge();
    update();
}

void PanelBody::setFrameState(FrameState state)
{
    if (state == m_state) return;
    m_state = state;
    showEdge();
    update();
}

void PanelBody::showEdge()
{
    m_edge->setColor(frameColor(m_state, m_theme));
    m_edge->setVisible(isRaised(m_state));
    m_edge->raise();
}

void PanelBody::resizeEvent(QResizeEvent*)
{
    m_edge->setGeometry(rect());
}

void PanelBody::setToolbar(QWidget* toolbar)
{
    delete m_toolbar;
    m_toolbar = toolbar;
    if (!toolbar) return;
    toolbar->setFixedHeight(kToolbarHeight);
    m_layout->insertWidget(0, toolbar);
}

void PanelBody::setContent(QWidget* content)
{
    delete m_content;
    m_content = content;
    if (content) m_layout->insertWidget(m_layout->indexOf(m_footer), content, 1);
}

void PanelBody::setFooter(const QString& left, const QString& right)
{
    m_footer->setTexts(left, right);
}

void PanelBody::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.window);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(frameColor(m_state, m_theme));
    p.setBrush(m_theme.bg.panel);
    p.drawRoundedRect(QRectF(0.5, -2 * kRadius, width() - 1, height() + 2 * kRadius - 0.5), kRadius, kRadius);
}

}  // namespace plimsoll
