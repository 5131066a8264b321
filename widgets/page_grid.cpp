#include "widgets/page_grid.h"

#include <QPainter>

#include <algorithm>
#include <map>

namespace plimsoll {

namespace {

constexpr int kTitle = 22, kMargin = 10;

}  // namespace

PageGrid::PageGrid(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
}

void PageGrid::add(const Page& page)
{
    m_pages.push_back(page);
    page.widget->setParent(this);
    name();
    place();
}

void PageGrid::setTitle(int page, const QString& title)
{
    QString& mine = m_pages[static_cast<std::size_t>(page)].title;
    if (mine == title) return;
    mine = title;
    name();
    update();
}

void PageGrid::name()
{
    QStringList titles;
    for (const Page& p : m_pages) titles << p.title;
    setAccessibleName(titles.join(QStringLiteral(", ")));
}

void PageGrid::setPlace(int page, int row, int share)
{
    Page& mine = m_pages[static_cast<std::size_t>(page)];
    mine.row = row;
    mine.share = share;
}

void PageGrid::setRoom(QSize least)
{
    m_room = least;
    place();
}

void PageGrid::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void PageGrid::setCurrent(int page)
{
    if (page < 0 || page >= static_cast<int>(m_pages.size()) || page == m_current) return;
    m_current = page;
    place();
}

void PageGrid::resizeEvent(QResizeEvent*)
{
    place();
}

void PageGrid::place()
{
    const bool spread = width() >= m_room.width() && height() >= m_room.height();
    m_places.assign(m_pages.size(), QRect());
    if (!m_pages.empty()) {
        if (spread)
            placeAll();
        else
            placeSome();
    }
    update();
    if (spread == m_spread) return;
    m_spread = spread;
    Q_EMIT spreadChanged(spread);
}

void PageGrid::placeAll()
{
    std::map<int, std::vector<std::size_t>> rows;
    for (std::size_t i = 0; i < m_pages.size(); ++i) rows[m_pages[i].row].push_back(i);
    const auto highOf = [&](const std::vector<std::size_t>& row) {
        int high = 0;
        for (const std::size_t i : row) high = std::max(high, m_pages[i].high);
        return high;
    };
    int fixed = 0, loose = 0;
    for (const auto& [n, row] : rows) {
        const int high = highOf(row);
        fixed += high > 0 ? high + kTitle : 0;
        loose += high == 0;
    }
    int y = 0;
    for (const auto& [n, row] : rows) {
        const int wanted = highOf(row);
        const int high = wanted > 0 ? wanted + kTitle : (height() - fixed) / std::max(1, loose);
        int shares = 0, x = 0;
        for (const std::size_t i : row) shares += m_pages[i].share;
        for (const std::size_t i : row) {
            const int wide = i == row.back() ? width() - x : width() * m_pages[i].share / std::max(1, shares);
            m_places[i] = {x, y, wide, high};
            m_pages[i].widget->setGeometry(m_places[i].adjusted(x > 0 ? 1 : 0, kTitle, 0, 0));
            m_pages[i].widget->setVisible(true);
            x += wide;
        }
        y += high;
    }
}

void PageGrid::placeSome()
{
    std::vector<std::size_t> shown;
    int used = 0, loose = 0;
    for (std::size_t k = 0; k < m_pages.size(); ++k) {
        const std::size_t i = (static_cast<std::size_t>(m_current) + k) % m_pages.size();
        const Page& page = m_pages[i];
        const int need = kTitle + (page.high > 0 ? page.high : page.least);
        if (!shown.empty() && used + need > height()) continue;
        used += need;
        loose += page.high == 0;
        shown.push_back(i);
    }
    for (Page& page : m_pages) page.widget->hide();
    // One alone is named by the choice above it.
    if (shown.size() == 1) {
        m_pages[shown.front()].widget->setGeometry(rect());
        m_pages[shown.front()].widget->show();
        return;
    }
    const int more = std::max(0, height() - used);
    int y = 0, left = loose;
    for (const std::size_t i : shown) {
        const Page& page = m_pages[i];
        int high = kTitle + (page.high > 0 ? page.high : page.least);
        if (page.high == 0) {
            high += more / loose;
            if (--left == 0) high += more % loose;
        }
        m_places[i] = {0, y, width(), high};
        page.widget->setGeometry(m_places[i].adjusted(0, kTitle, 0, 0));
        page.widget->show();
        y += high;
    }
}

void PageGrid::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.panel);
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        const QRect& box = m_places[i];
        if (box.isEmpty()) continue;
        if (box.top() > 0) p.fillRect(box.left(), box.top(), box.width(), 1, m_theme.line.base);
        if (box.left() > 0) p.fillRect(box.left(), box.top(), 1, box.height(), m_theme.line.base);
        p.setFont(m_theme.font(11, 500));
        p.setPen(m_theme.text.muted);
        p.drawText(QRect(box.left() + kMargin, box.top() + 2, box.width() - 2 * kMargin, kTitle - 2),
                   Qt::AlignLeft | Qt::AlignVCenter,
                   p.fontMetrics().elidedText(m_pages[i].title, Qt::ElideRight, box.width() - 2 * kMargin));
    }
}

}  // namespace plimsoll
