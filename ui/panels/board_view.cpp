#include "ui/panels/board_view.h"

#include "ui/panels/text_table.h"
#include "widgets/safe_cell.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace plimsoll {

BoardView::BoardView(const Theme& theme, QWidget* parent, Density density)
    : QTableView(parent), m_theme(theme), m_density(density)
{
    styleTable(this, theme, density);
    setFocusPolicy(Qt::StrongFocus);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* copyRows = new QAction(tr("Copy cells as TSV"), this);
    copyRows->setShortcut(QKeySequence::Copy);
    copyRows->setShortcutContext(Qt::WidgetShortcut);
    connect(copyRows, &QAction::triggered, this, &BoardView::copy);
    addAction(copyRows);
}

void BoardView::setBoard(QAbstractItemModel* board, std::vector<BoardColumn> columns, TableDelegate* delegate)
{
    m_columns = std::move(columns);
    m_delegate = delegate ? delegate : new TableDelegate(m_theme, this);
    setModel(board);
    setItemDelegate(m_delegate);
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(board, &QAbstractItemModel::headerDataChanged, this, &BoardView::fit);
    // An empty table paints a sentence: it must go when rows come.
    connect(board, &QAbstractItemModel::rowsInserted, viewport(), QOverload<>::of(&QWidget::update));
    connect(board, &QAbstractItemModel::rowsRemoved, viewport(), QOverload<>::of(&QWidget::update));
    fit();
}

void BoardView::setBoard(TextTable* table)
{
    std::vector<BoardColumn> columns;
    for (const TextColumn& c : table->columns()) {
        BoardColumn b;
        b.spec.widest = c.widest;
        b.spec.rest = c.rest || c.widest.isEmpty();
        if (c.exportHead == QLatin1String("venue")) b.spec.extra = 8;  // its key, whatever the language
        if (c.lit) b.spec.extra = 13;
        b.drop = c.drop;
        columns.push_back(b);
    }
    setBoard(table, std::move(columns));
}

void BoardView::setWidest(int column, const QString& text)
{
    m_columns[static_cast<std::size_t>(column)].spec.widest = text;
    fit();
}

void BoardView::setDays(int column, bool some)
{
    const QString widest = some ? QStringLiteral("22 Nov 14:36") : QStringLiteral("00:00:00");
    if (m_columns[static_cast<std::size_t>(column)].spec.widest != widest) setWidest(column, widest);
}

void BoardView::setExtra(int column, int extra)
{
    m_columns[static_cast<std::size_t>(column)].spec.extra = extra;
    fit();
}

void BoardView::setWanted(int column, bool wanted)
{
    m_columns[static_cast<std::size_t>(column)].wanted = wanted;
    fit();
}

void BoardView::setDensity(Density density)
{
    m_density = density;
    verticalHeader()->setDefaultSectionSize(plimsoll::rowHeight(density));
}

void BoardView::themeChanged()
{
    styleTable(this, m_theme, m_density);
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    if (m_delegate) m_delegate->setTheme(m_theme);
    fit();
}

void BoardView::fit()
{
    if (!model() || m_columns.empty()) return;
    const int n = std::min<int>(static_cast<int>(m_columns.size()), model()->columnCount());
    std::vector<int> width(static_cast<std::size_t>(n));
    std::vector<bool> shown(static_cast<std::size_t>(n), true);
    for (int i = 0; i < n; ++i) {
        const auto at = static_cast<std::size_t>(i);
        shown[at] = m_columns[at].wanted;
        const QString head = model()->headerData(i, Qt::Horizontal).toString();
        ColumnSpec spec = m_columns[at].spec;
        const bool keyed = model()->headerData(i, Qt::Horizontal, cell::Venue).isValid();
        // Advances are rounded down; a text that just fits would be cut.
        width[at] = plimsoll::columnWidth(spec, {}, m_theme) + 2;
        width[at] = std::max(width[at], plimsoll::columnWidth({}, head, m_theme) + 2 + (keyed ? 8 : 0));
        if (i == m_sortSection)
            width[at] = std::max(width[at], plimsoll::columnWidth({}, head, m_theme) + 11 + (keyed ? 8 : 0));
    }
    const auto total = [&] {
        int sum = 0;
        for (std::size_t i = 0; i < width.size(); ++i)
            if (shown[i]) sum += width[i];
        return sum;
    };
    const int room = viewport()->width();
    for (;;) {
        if (total() <= room) break;
        int worst = -1;
        for (int i = 0; i < n; ++i) {
            const auto at = static_cast<std::size_t>(i);
            if (shown[at] && m_columns[at].drop > 0 &&
                (worst < 0 || m_columns[at].drop > m_columns[static_cast<std::size_t>(worst)].drop))
                worst = i;
        }
        if (worst < 0) break;
        shown[static_cast<std::size_t>(worst)] = false;
    }
    // Words may end in dots. A column that is cut says wrong numbers: rather none of it, as long as two are left.
    constexpr int kLeastWords = 56;
    for (std::size_t i = 0; i < width.size() && total() > room; ++i)
        if (shown[i] && m_columns[i].spec.rest && width[i] > kLeastWords)
            width[i] = std::max(kLeastWords, width[i] - (total() - room));
    for (std::size_t i = width.size(); i-- > 2 && total() > room;) shown[i] = false;
    // What is left goes to the columns that take it, to each as much as it may.
    int left = std::max(0, room - total());
    for (int round = 0; round < n && left > 0; ++round) {
        std::vector<std::size_t> takers;
        for (std::size_t i = 0; i < width.size(); ++i)
            if (shown[i] && m_columns[i].spec.rest && (m_columns[i].most == 0 || width[i] < m_columns[i].most))
                takers.push_back(i);
        if (takers.empty()) break;
        const int share = std::max(1, left / static_cast<int>(takers.size()));
        for (std::size_t i : takers) {
            int more = std::min(share, left);
            if (m_columns[i].most > 0) more = std::min(more, m_columns[i].most - width[i]);
            width[i] += more;
            left -= more;
        }
    }
    for (int i = 0; i < n; ++i) {
        const auto at = static_cast<std::size_t>(i);
        setColumnHidden(i, !shown[at]);
        if (shown[at] && columnWidth(i) != width[at]) setColumnWidth(i, width[at]);
    }
}

void BoardView::setSortable()
{
    horizontalHeader()->setSectionsClickable(true);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &BoardView::headClicked);
}

void BoardView::headClicked(int section)
{
    if (section != m_sortSection) {
        m_sortSection = section;
        m_sortOrder = section == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
    } else if (m_sortOrder == (section == 0 ? Qt::AscendingOrder : Qt::DescendingOrder)) {
        m_sortOrder = section == 0 ? Qt::DescendingOrder : Qt::AscendingOrder;
    } else {
        m_sortSection = -1;
    }
    sortBy(m_sortSection, m_sortOrder);
}

void BoardView::sortBy(int section, Qt::SortOrder order)
{
    m_sortSection = section;
    m_sortOrder = order;
    horizontalHeader()->setSortIndicatorShown(m_sortSection >= 0);
    if (m_sortSection >= 0) horizontalHeader()->setSortIndicator(m_sortSection, m_sortOrder);
    model()->sort(m_sortSection, m_sortOrder);
    fit();
}

void BoardView::saveSort(QJsonObject& state, const ColumnKey& keyOf) const
{
    if (m_sortSection < 0) return;
    state.insert(QStringLiteral("sort"), keyOf(m_sortSection));
    state.insert(QStringLiteral("descending"), m_sortOrder == Qt::DescendingOrder);
}

void BoardView::restoreSort(const QJsonObject& state, const ColumnKey& keyOf)
{
    const QString key = state.value(QStringLiteral("sort")).toString();
    int section = key.isEmpty() ? -1 : model()->columnCount() - 1;
    while (section >= 0 && keyOf(section) != key) --section;
    sortBy(section,
           state.value(QStringLiteral("descending")).toBool(true) ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void BoardView::setEmptyText(const QString& headline, const QString& detail)
{
    if (headline == m_emptyHead && detail == m_emptyDetail) return;
    m_emptyHead = headline;
    m_emptyDetail = detail;
    viewport()->update();
}

void BoardView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (!model() || model()->rowCount() > 0 || m_emptyHead.isEmpty()) return;
    QPainter p(viewport());
    const QRect box = viewport()->rect().adjusted(12, 8, -12, -8);
    p.setFont(m_theme.font(12, 500));
    p.setPen(m_theme.text.strong);
    const QRect head(box.left(), box.top() + std::min(24, box.height() / 4), box.width(), 36);
    QRect used;
    p.drawText(head, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_emptyHead, &used);
    p.setFont(m_theme.font(12));
    p.setPen(m_theme.text.muted);
    p.drawText(QRect(box.left(), used.bottom() + 6, box.width(), box.height()),
               Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_emptyDetail);
}

QString BoardView::asTsv() const
{
    QList<int> rowsWanted;
    for (const QModelIndex& i : selectionModel()->selectedRows()) rowsWanted << i.row();
    if (rowsWanted.size() < 2) {
        // One selected row is the chosen asset, not a wish to copy only that.
        rowsWanted.clear();
        for (int i = 0; i < model()->rowCount(); ++i) rowsWanted << i;
    }
    std::sort(rowsWanted.begin(), rowsWanted.end());
    QStringList head;
    for (int c = 0; c < model()->columnCount(); ++c)
        if (!isColumnHidden(c)) head << model()->headerData(c, Qt::Horizontal).toString();
    QString out = tsvLine(head);
    for (int r : rowsWanted) {
        QStringList line;
        for (int c = 0; c < model()->columnCount(); ++c)
            if (!isColumnHidden(c)) line << model()->index(r, c).data().toString();
        out += tsvLine(line);
    }
    return out;
}

void BoardView::copy() const
{
    QGuiApplication::clipboard()->setText(asTsv());
}

bool BoardView::find(const QString& part, bool next)
{
    const int n = model()->rowCount();
    if (n == 0 || part.isEmpty()) return false;
    const int from = std::max(0, currentIndex().row()) + (next ? 1 : 0);
    for (int pass = 0; pass < 2; ++pass)  // what begins so before what contains it
        for (int k = 0; k < n; ++k) {
            const int r = (from + k) % n;
            const QString name = model()->index(r, 0).data().toString();
            const bool hit =
                pass == 0 ? name.startsWith(part, Qt::CaseInsensitive) : name.contains(part, Qt::CaseInsensitive);
            if (!hit) continue;
            selectRow(r);
            scrollTo(model()->index(r, 0));
            return true;
        }
    return false;
}

void BoardView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fit();
}

void BoardView::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        Q_EMIT rowChosen(currentIndex().row());
        return;
    }
    // `/` and `?` belong to the window, not to the type-ahead.
    if (event->key() == Qt::Key_Slash || event->key() == Qt::Key_Question || event->key() == Qt::Key_Escape) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void BoardView::enterEvent(QEnterEvent* event)
{
    QTableView::enterEvent(event);
    Q_EMIT pointerInside(true);
}

void BoardView::leaveEvent(QEvent* event)
{
    QTableView::leaveEvent(event);
    Q_EMIT pointerInside(false);
}

void BoardView::mousePressEvent(QMouseEvent* event)
{
    QTableView::mousePressEvent(event);
    if (event->button() != Qt::LeftButton || !m_chooseOnPress) return;
    const QModelIndex at = indexAt(event->position().toPoint());
    if (at.isValid()) Q_EMIT rowChosen(at.row());
}

void BoardView::mouseDoubleClickEvent(QMouseEvent* event)
{
    QTableView::mouseDoubleClickEvent(event);
    if (event->button() != Qt::LeftButton || m_chooseOnPress) return;
    const QModelIndex at = indexAt(event->position().toPoint());
    if (at.isValid()) Q_EMIT rowChosen(at.row());
}

}  // namespace plimsoll
