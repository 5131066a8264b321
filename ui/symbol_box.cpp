#include "ui/symbol_box.h"

#include "widgets/icon.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>

namespace plimsoll {

namespace {

// Asset on the left, where it is listed on the right.
class EntryDelegate : public QStyledItemDelegate {
public:
    EntryDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    void paint(QPainter* p, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const bool current = option.state & (QStyle::State_Selected | QStyle::State_MouseOver);
        p->fillRect(option.rect, current ? m_theme.ui.selection : m_theme.bg.overlay);
        const QRect body = option.rect.adjusted(8, 0, -8, 0);
        p->setFont(m_theme.font(12, 500));
        p->setPen(m_theme.text.strong);
        p->drawText(body, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
        p->setFont(m_theme.font(11));
        p->setPen(m_theme.text.muted);
        p->drawText(body, Qt::AlignVCenter | Qt::AlignRight, index.data(Qt::UserRole).toString());
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, 24}; }

private:
    const Theme& m_theme;
};

}  // namespace

SymbolBox::SymbolBox(const Theme& theme, QWidget* parent) : QLineEdit(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("symbolBox"));
    setAccessibleName(tr("Find an asset"));
    setToolTip(tr("Find an asset (/ or Ctrl+K)"));
    setFixedSize(260, 24);
    setTextMargins(22, 0, 4, 0);
    setMaxLength(40);
    // Not on the Tab chain's first place: the window opens on its panels.
    setFocusPolicy(Qt::ClickFocus);
    m_model = new QStandardItemModel(this);
    m_list = new QListView(this);
    // A tool tip window: it never takes the focus from the field.
    m_list->setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint);
    m_list->setObjectName(QStringLiteral("symbolList"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EntryDelegate(theme, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->hide();
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& i) { take(i.row()); });
    connect(this, &QLineEdit::textEdited, this, &SymbolBox::offer);
}

void SymbolBox::setSymbols(std::vector<SymbolEntry> all)
{
    m_all = std::move(all);
    if (listOpen()) offer();
}

void SymbolBox::focusForSearch()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
    offer();
}

bool SymbolBox::listOpen() const
{
    return m_list->isVisible();
}

QStringList SymbolBox::offered() const
{
    QStringList names;
    for (const SymbolEntry& e : m_found) names.append(e.asset);
    return names;
}

void SymbolBox::offer()
{
    m_found = rankSymbols(text(), m_all, kOffered);
    m_model->clear();
    for (const SymbolEntry& e : m_found) {
        auto* item = new QStandardItem(e.asset);
        item->setData(e.detail, Qt::UserRole);
        m_model->appendRow(item);
    }
    if (m_found.empty()) {
        m_list->hide();
    } else {
        m_list->setCurrentIndex(m_model->index(0, 0));
        m_list->setGeometry(
            {mapToGlobal(QPoint(0, height() + 2)), QSize(width(), static_cast<int>(m_found.size()) * 24 + 2)});
        if (hasFocus()) m_list->show();
    }
    update();
}

void SymbolBox::take(int row)
{
    if (row < 0 || row >= static_cast<int>(m_found.size())) return;
    const QString asset = m_found[static_cast<std::size_t>(row)].asset;
    done();
    Q_EMIT chosen(asset);
}

void SymbolBox::done()
{
    m_list->hide();
    clear();
    clearFocus();
}

void SymbolBox::move(int by)
{
    const int rows = m_model->rowCount();
    if (rows == 0) return;
    const int row = (m_list->currentIndex().row() + by + rows) % rows;
    m_list->setCurrentIndex(m_model->index(row, 0));
}

void SymbolBox::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
        case Qt::Key_Down: move(1); return;
        case Qt::Key_Up: move(-1); return;
        case Qt::Key_Escape: done(); return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            // Without a match nothing is chosen; the text stays to be corrected.
            if (m_found.empty()) m_found = rankSymbols(text(), m_all, kOffered);
            take(listOpen() ? m_list->currentIndex().row() : 0);
            return;
        default: QLineEdit::keyPressEvent(event);
    }
}

void SymbolBox::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    // The list hangs on the window: when that moves or goes, so does the list.
    window()->installEventFilter(this);
    if (event->reason() == Qt::MouseFocusReason) offer();
    update();
}

void SymbolBox::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    window()->removeEventFilter(this);
    m_list->hide();
    update();
}

bool SymbolBox::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Move || event->type() == QEvent::Resize || event->type() == QEvent::Hide)
        m_list->hide();
    return QLineEdit::eventFilter(watched, event);
}

void SymbolBox::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter p(this);
    paintIcon(&p, IconId::Search, QRect(6, 5, 14, 14), m_theme.text.muted);
    if (!text().isEmpty()) {
        if (m_found.empty()) {
            p.setFont(m_theme.font(11));
            p.setPen(m_theme.text.muted);
            p.drawText(rect().adjusted(0, 0, -8, 0), Qt::AlignVCenter | Qt::AlignRight, tr("no such asset"));
        }
        return;
    }
    p.setFont(m_theme.font(12));
    p.setPen(hasFocus() ? m_theme.text.faint : m_theme.text.muted);
    p.drawText(rect().adjusted(26, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, tr("Go to asset\u2026"));
    if (hasFocus()) return;
    p.setFont(m_theme.font(11));
    p.setPen(m_theme.text.faint);
    p.drawText(rect().adjusted(0, 0, -8, 0), Qt::AlignVCenter | Qt::AlignRight, QStringLiteral("Ctrl+K"));
}

}  // namespace plimsoll
