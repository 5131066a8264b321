#include "ui/workspace_bar.h"

#include "ui/workspace_desk.h"
#include "widgets/focus_ring.h"
#include "widgets/icon.h"

#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kHeight = 40, kPadding = 12, kRule = 25, kFoot = 2, kMark = 12;

}  // namespace

WorkspaceTab::WorkspaceTab(const Theme& theme, QWidget* parent) : QAbstractButton(parent), m_theme(theme)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setFixedHeight(kHeight);
}

QSize WorkspaceTab::sizeHint() const
{
    const int words = m_plus ? kMark : QFontMetrics(m_theme.font(12, 500)).horizontalAdvance(text());
    return {words + 2 * kPadding, kHeight};
}

void WorkspaceTab::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    const bool on = isChecked() && !m_plus;
    if (on) {
        p.fillRect(rect(), m_theme.bg.panel);
        p.fillRect(0, height() - kFoot, width(), kFoot, m_theme.ui.accent);
    } else if (underMouse()) {
        p.fillRect(rect().adjusted(0, 0, 0, -1), m_theme.bg.hover);
    }
    const QColor color = on || underMouse() ? m_theme.text.strong : m_theme.text.muted;
    if (m_plus) {
        paintIcon(&p, IconId::Plus, QRect((width() - kMark) / 2, (height() - kMark) / 2, kMark, kMark), color);
    } else {
        p.setFont(m_theme.font(12, on ? 500 : 400));
        p.setPen(color);
        p.drawText(rect(), Qt::AlignCenter, text());
    }
    if (hasFocus()) paintFocusRing(&p, rect().adjusted(2, 2, -2, -2), m_theme);
}

WorkspaceBar::WorkspaceBar(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_more(new WorkspaceTab(theme, this))
{
    setObjectName(QStringLiteral("workspaceBar"));
    setAccessibleName(tr("Workspaces"));
    setFixedHeight(kHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_more->setMark(true);
    m_more->setCheckable(false);
    m_more->setObjectName(QStringLiteral("workspaceMore"));
    m_more->setAccessibleName(tr("More workspaces, save, export, lock"));
    m_more->setToolTip(m_more->accessibleName());
    connect(m_more, &QAbstractButton::clicked, this, [this] {
        if (m_menu) m_menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height())));
    });
}

void WorkspaceBar::serve(WorkspaceDesk* desk, QMenu* menu)
{
    m_desk = desk;
    m_menu = menu;
    connect(&desk->book(), &WorkspaceBook::listed, this, &WorkspaceBar::list);
    connect(desk, &WorkspaceDesk::currentChanged, this, &WorkspaceBar::list);
    list();
}

void WorkspaceBar::list()
{
    const auto all = m_desk->book().entries();
    while (m_tabs.size() < all.size()) {
        auto* tab = new WorkspaceTab(m_theme, this);
        const std::size_t at = m_tabs.size();
        connect(tab, &QAbstractButton::clicked, this, [this, at] {
            const auto now = m_desk->book().entries();
            if (at < now.size()) m_desk->open(now[at].key);
            list();
        });
        m_tabs.push_back(tab);
    }
    for (std::size_t i = 0; i < m_tabs.size(); ++i) {
        const bool there = i < all.size();
        m_tabs[i]->setText(there ? all[i].title : QString());
        m_tabs[i]->setAccessibleName(there ? tr("Workspace %1").arg(all[i].title) : QString());
        m_tabs[i]->setToolTip(m_tabs[i]->accessibleName());
        m_tabs[i]->setObjectName(there ? QStringLiteral("workspaceTab-") + all[i].key : QString());
        m_tabs[i]->setChecked(there && all[i].key == m_desk->current());
    }
    place();
    updateGeometry();
}

QSize WorkspaceBar::sizeHint() const
{
    int width = kRule + m_more->sizeHint().width();
    for (const WorkspaceTab* tab : m_tabs)
        if (!tab->text().isEmpty()) width += tab->sizeHint().width();
    return {width, kHeight};
}

QSize WorkspaceBar::minimumSizeHint() const
{
    int current = 0;
    for (const WorkspaceTab* tab : m_tabs)
        if (tab->isChecked()) current = tab->sizeHint().width();
    return {kRule + m_more->sizeHint().width() + current, kHeight};
}

void WorkspaceBar::place()
{
    int room = width() - kRule - m_more->sizeHint().width();
    for (const WorkspaceTab* tab : m_tabs)
        if (tab->isChecked()) room -= tab->sizeHint().width();
    int x = kRule;
    bool full = false;
    for (WorkspaceTab* tab : m_tabs) {
        const int wide = tab->sizeHint().width();
        bool fits = !tab->text().isEmpty();
        if (fits && !tab->isChecked()) {
            full |= wide > room;
            fits = !full;
            if (fits) room -= wide;
        }
        tab->setVisible(fits);
        if (!fits) continue;
        tab->setGeometry(x, 0, wide, kHeight);
        x += wide;
    }
    m_more->setGeometry(x, 0, m_more->sizeHint().width(), kHeight);
    update();
}

QStringList WorkspaceBar::shown() const
{
    QStringList out;
    for (const WorkspaceTab* tab : m_tabs)
        if (!tab->isHidden()) out << tab->text();
    return out;
}

void WorkspaceBar::themeChanged()
{
    for (WorkspaceTab* tab : m_tabs) tab->update();
    m_more->update();
    place();
}

}  // namespace plimsoll
