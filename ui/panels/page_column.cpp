#include "ui/panels/page_column.h"

#include "widgets/focus_ring.h"
#include "widgets/icon.h"
#include "widgets/within.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLayout>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace plimsoll {

// ---- A table -------------------------------------------------------------------------------------

GrownTable::GrownTable(const Theme& theme, QWidget* parent, Density density) : BoardView(theme, parent, density)
{
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void GrownTable::grow(QAbstractItemModel* model)
{
    connect(model, &QAbstractItemModel::rowsInserted, this, [this] { updateGeometry(); });
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] { updateGeometry(); });
    updateGeometry();
}

void GrownTable::setHeadShown(bool shown)
{
    horizontalHeader()->setVisible(shown);
    updateGeometry();
}

void GrownTable::setMostRows(int rows)
{
    m_most = rows;
    setVerticalScrollBarPolicy(rows > 0 ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    updateGeometry();
}

QSize GrownTable::sizeHint() const
{
    const int head = horizontalHeader()->isHidden() ? 0 : 24;
    const int rows = model() ? model()->rowCount() : 0;
    const int row = verticalHeader()->defaultSectionSize();
    if (rows == 0) return {200, head + (emptyText().isEmpty() ? 0 : 2 * row)};
    return {200, head + row * (m_most > 0 ? std::min(rows, m_most) : rows)};
}

void GrownTable::wheelEvent(QWheelEvent* event)
{
    if (m_most > 0 && verticalScrollBar()->maximum() > 0) return BoardView::wheelEvent(event);
    event->ignore();
}

void GrownTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    BoardView::currentChanged(current, previous);
    if (current.isValid() && hasFocus()) Q_EMIT placeShown(visualRect(current).translated(viewport()->pos()));
}

// ---- A line --------------------------------------------------------------------------------------

PageLine::PageLine(const Theme& theme, CellTone tone, int weight, QWidget* parent)
    : QLabel(parent), m_theme(theme), m_tone(tone), m_weight(weight)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setContentsMargins(12, 3, 12, 3);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setTheme(theme);
    hide();
}

void PageLine::say(const QString& words)
{
    if (words == text() && isVisibleTo(parentWidget()) == !words.isEmpty()) return;
    setText(words);
    setVisible(!words.isEmpty());
}

void PageLine::setTheme(const Theme& theme)
{
    m_theme = theme;
    // The sheet of the house has a colour for labels, which a palette does not outdo.
    setStyleSheet(QStringLiteral("QLabel { color: %1; }").arg(toneColor(m_tone, theme).name()));
    setFont(theme.font(11, m_weight));
}

// ---- A title -------------------------------------------------------------------------------------

PageSection::PageSection(const QString& key, const QString& title, const Theme& theme, QWidget* parent)
    : QAbstractButton(parent), m_theme(theme), m_key(key), m_title(title)
{
    setCheckable(true);
    setChecked(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(title);
}

void PageSection::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void PageSection::setFact(const QString& fact)
{
    if (fact == m_fact) return;
    m_fact = fact;
    setAccessibleDescription(fact);
    update();
}

void PageSection::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), underMouse() ? m_theme.bg.hover : m_theme.bg.header);
    p.fillRect(0, 0, width(), 1, m_theme.line.base);
    p.fillRect(0, height() - 1, width(), 1, m_theme.line.subtle);
    paintIcon(&p, isChecked() ? IconId::ChevronDown : IconId::ChevronRight, QRect(8, 7, 12, 12),
              m_theme.text.muted);
    p.setFont(m_theme.font(12, 500));
    p.setPen(m_theme.text.strong);
    const int left = 26, titled = p.fontMetrics().horizontalAdvance(m_title);
    p.drawText(QRect(left, 0, width() - left, height()), Qt::AlignVCenter | Qt::AlignLeft, m_title);
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.muted);
    const QRect right(left + titled + 12, 0, width() - left - titled - 20, height());
    if (right.width() > 30)
        p.drawText(right, Qt::AlignVCenter | Qt::AlignRight,
                   p.fontMetrics().elidedText(m_fact, Qt::ElideRight, right.width()));
    if (hasFocus()) paintFocusRing(&p, rect(), m_theme);
}

void PageSection::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        toggle();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

// ---- The column ----------------------------------------------------------------------------------

PageColumn::PageColumn(const Theme& theme, QWidget* parent) : QScrollArea(parent), m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    setFocusPolicy(Qt::NoFocus);
    m_inside = new QWidget(this);
    m_inside->setProperty("surface", "panel");
    m_inside->installEventFilter(this);
    setWidget(m_inside);
}

void PageColumn::adopt(QWidget* widget)
{
    if (auto* table = qobject_cast<GrownTable*>(widget))
        connect(table, &GrownTable::placeShown, this, [this, table](const QRect& place) {
            const QPoint at = table->mapTo(m_inside, place.center());
            ensureVisible(0, at.y(), 0, place.height() / 2 + 2);
        });
    for (GrownTable* table : widget->findChildren<GrownTable*>()) adopt(table);
}

void PageColumn::add(QWidget* widget)
{
    if (widget->parentWidget() != m_inside) widget->setParent(m_inside);
    m_all.push_back(widget);
    adopt(widget);
}

PageSection* PageColumn::addSection(const QString& key, const QString& title, QWidget* content)
{
    auto* head = new PageSection(key, title, m_theme, m_inside);
    m_parts.push_back({head, content});
    m_all.push_back(head);
    add(content);
    connect(head, &QAbstractButton::toggled, this, [this, content](bool open) {
        content->setVisible(open);
        settle();
    });
    return head;
}

PageLine* PageColumn::addLine(CellTone tone, int weight)
{
    auto* line = new PageLine(m_theme, tone, weight, m_inside);
    m_lines.push_back(line);
    m_all.push_back(line);
    return line;
}

// One below the other, each as high as it says. Done at once and not by a layout, which would come to it later.
void PageColumn::settle()
{
    if (m_settling) return;
    m_settling = true;
    // A scroll bar that comes or goes changes the width once.
    for (int round = 0; round < 2; ++round) {
        const int width = viewport()->width();
        int y = 0;
        for (QWidget* w : m_all) {
            if (w->isHidden()) continue;
            if (w->layout()) w->layout()->invalidate();
            int high = w->hasHeightForWidth() ? w->heightForWidth(width) : w->sizeHint().height();
            high = within(high, w->minimumHeight(), w->maximumHeight());
            w->setGeometry(0, y, width, high);
            if (w->layout()) w->layout()->activate();
            y += high;
        }
        // By itself the bar would come and go a turn of the event loop later.
        setVerticalScrollBarPolicy(y > viewport()->height() ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
        m_inside->resize(width, std::max(y, viewport()->height()));
        if (viewport()->width() == width) break;
    }
    // All of it is laid out. The requests that this itself left behind would bring it back here without end.
    QCoreApplication::removePostedEvents(m_inside, QEvent::LayoutRequest);
    for (QWidget* w : m_all) QCoreApplication::removePostedEvents(w, QEvent::LayoutRequest);
    m_settling = false;
}

bool PageColumn::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_inside && event->type() == QEvent::LayoutRequest) settle();
    return QScrollArea::eventFilter(watched, event);
}

bool PageColumn::folded(const QString& key) const
{
    return std::any_of(m_parts.begin(), m_parts.end(),
                       [&](const Part& p) { return p.head->key() == key && !p.head->isChecked(); });
}

QJsonObject PageColumn::saveState() const
{
    QJsonArray folded;
    for (const Part& p : m_parts)
        if (!p.head->isChecked()) folded.append(p.head->key());
    return {{QStringLiteral("folded"), folded}};
}

void PageColumn::restoreState(const QJsonObject& state)
{
    const QJsonValue said = state.value(QStringLiteral("folded"));
    if (!said.isArray()) return;
    for (const Part& p : m_parts) p.head->setChecked(!said.toArray().contains(p.head->key()));
    settle();
}

void PageColumn::themeChanged(const Theme& theme)
{
    m_theme = theme;
    for (const Part& p : m_parts) p.head->setTheme(theme);
    for (PageLine* line : m_lines) line->setTheme(theme);
    for (BoardView* table : m_inside->findChildren<BoardView*>()) table->themeChanged();
    settle();
}

void PageColumn::setDensity(Density density)
{
    for (GrownTable* table : m_inside->findChildren<GrownTable*>()) {
        table->setDensity(density);
        table->updateGeometry();
    }
    settle();
}

void PageColumn::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    settle();
}

}  // namespace plimsoll
