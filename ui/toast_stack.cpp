#include "ui/toast_stack.h"

#include "ui/panel.h"
#include "widgets/icon.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace plimsoll {

ToastStack::ToastStack(const Theme& theme, QWidget* window) : QWidget(window), m_theme(theme)
{
    setObjectName(QStringLiteral("toasts"));
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("What was raised a moment ago"));
    window->installEventFilter(this);
    hide();
}

void ToastStack::setOn(bool on)
{
    m_on = on;
    if (!on) dismissAll();
}

void ToastStack::say(std::vector<Toast> toasts, AsOf now)
{
    expire(now.mono);
    if (m_on && !toasts.empty()) add(std::move(toasts), now.mono);
}

void ToastStack::add(std::vector<Toast> fresh, Mono now)
{
    std::stable_sort(fresh.begin(), fresh.end(),
                     [](const Toast& a, const Toast& b) { return a.severity < b.severity; });
    if (fresh.size() > kMost) {
        const auto more = static_cast<int>(fresh.size() - (kMost - 1));
        fresh.erase(fresh.begin(), fresh.begin() + more);
        Toast rest{Severity::Warning,
                   tr("At the same time"),
                   tr("%1 more were raised").arg(more),
                   QStringLiteral("risk"),
                   {}};
        fresh.insert(fresh.begin(), rest);
    }
    for (Toast& t : fresh) {
        t.until = now + kFor;
        m_shown.push_back(std::move(t));
    }
    if (m_shown.size() > kMost) m_shown.erase(m_shown.begin(), m_shown.end() - static_cast<std::ptrdiff_t>(kMost));
    setAccessibleDescription(m_shown.back().kind + QStringLiteral(": ") + m_shown.back().head);
    place();
}

void ToastStack::expire(Mono now)
{
    // A clock that was set back (a replay that jumped) leaves none hanging.
    const auto gone =
        std::erase_if(m_shown, [&](const Toast& t) { return t.until <= now || t.until - now > kFor; });
    if (gone > 0) place();
}

void ToastStack::dismissAll()
{
    m_shown.clear();
    place();
}

void ToastStack::place()
{
    if (m_shown.empty()) {
        hide();
        return;
    }
    const int n = static_cast<int>(m_shown.size());
    const int height = n * kHeight + (n - 1) * kGap;
    const QWidget* window = parentWidget();
    const int width = std::min(kWidth, window->width() - 2 * kMargin);
    constexpr int kStatusBar = 24;
    setGeometry(window->width() - width - kMargin, window->height() - kStatusBar - kMargin - height, width,
                height);
    show();
    raise();
    update();
}

QRect ToastStack::box(std::size_t i) const
{
    return {0, static_cast<int>(i) * (kHeight + kGap), width(), kHeight};
}

QRect ToastStack::cross(std::size_t i) const
{
    const QRect b = box(i);
    return {b.right() - 26, b.top() + 6, 20, 20};
}

void ToastStack::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        const Toast& t = m_shown[i];
        const QRect b = box(i);
        const bool critical = t.severity == Severity::Critical;
        const QColor edge = critical                          ? m_theme.severity.critical
                            : t.severity == Severity::Warning ? m_theme.severity.warn
                                                              : m_theme.severity.notice;
        p.setPen(m_theme.line.strong);
        p.setBrush(m_theme.bg.overlay);
        p.drawRoundedRect(QRectF(b).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        p.fillRect(QRect(b.left() + 1, b.top() + 3, 3, b.height() - 6), edge);
        const IconId icon = critical                         ? IconId::Critical
                            : t.severity == Severity::Notice ? IconId::Notice
                                                             : IconId::Warning;
        paintIcon(&p, icon, QRect(b.left() + 14, b.top() + 9, 14, 14), edge);
        p.setFont(m_theme.font(11));
        p.setPen(m_theme.text.muted);
        const QFontMetrics small(p.font());
        p.drawText(QRect(b.left() + 36, b.top() + 7, b.width() - 70, 18), Qt::AlignVCenter | Qt::AlignLeft,
                   small.elidedText(t.kind, Qt::ElideRight, b.width() - 70));
        p.setFont(m_theme.font(12, 500));
        p.setPen(m_theme.text.strong);
        p.drawText(QRect(b.left() + 36, b.top() + 26, b.width() - 48, 20), Qt::AlignVCenter | Qt::AlignLeft,
                   QFontMetrics(p.font()).elidedText(t.head, Qt::ElideRight, b.width() - 48));
        paintIcon(&p, IconId::Cross, cross(i).adjusted(4, 4, -4, -4), m_theme.text.muted);
    }
}

void ToastStack::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) return;
    for (std::size_t i = 0; i < m_shown.size(); ++i) {
        if (!box(i).contains(event->position().toPoint())) continue;
        const QString panel = m_shown[i].panel;
        const bool closes = cross(i).contains(event->position().toPoint());
        m_shown.erase(m_shown.begin() + static_cast<std::ptrdiff_t>(i));
        place();
        if (!closes) Q_EMIT opened(panel);
        return;
    }
}

bool ToastStack::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && !m_shown.empty()) place();
    return QWidget::eventFilter(watched, event);
}

}  // namespace plimsoll
