#include "ui/palette.h"

#include "ui/palette_list.h"
#include "widgets/search_field.h"
#include "widgets/within.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kWide = 680;
constexpr int kRowsSeen = 12;
constexpr std::size_t kFound = 60;
constexpr qsizetype kRemembered = 12;
constexpr int kFromTop = 44;  // under the top bar

}  // namespace

CommandPalette::CommandPalette(const Theme& theme, QWidget* window)
    : QFrame(window), m_theme(theme), m_home(window)
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    m_field = new SearchField(theme, tr("Asset, panel, command, setting\u2026"), tr("Esc"), this);
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setMaxLength(80);
    m_field->setAccessibleName(tr("Command palette: what to find"));
    m_model = new PaletteModel(this);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(theme, m_list));
    m_list->setFocusPolicy(Qt::NoFocus);  // the field has the keyboard, always
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    m_hint = new QLabel(this);
    m_hint->setProperty("tone", "muted");
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setContentsMargins(12, 0, 12, 0);
    m_hint->setFixedHeight(24);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* head = new QWidget(this);
    auto* headRow = new QVBoxLayout(head);
    headRow->setContentsMargins(8, 8, 8, 8);
    headRow->addWidget(m_field);
    column->addWidget(head);
    column->addWidget(m_list, 1);
    column->addWidget(m_hint);
    hide();

    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& at) { run(at.row()); });
    m_field->installEventFilter(this);
    themeChanged();
}

void CommandPalette::setAssets(std::vector<SymbolEntry> assets)
{
    m_search.setAssets(std::move(assets));
    if (isVisible()) search();
}

void CommandPalette::setChoose(std::function<void(const QString&)> choose)
{
    m_search.setChoose(std::move(choose));
}

void CommandPalette::addSource(PaletteSource source, QStringList fronts)
{
    m_sources.push_back({std::move(source), std::move(fronts)});
}

// Asks those that are needed by now, each once. Their order is that of what they offer, whoever was asked first.
void CommandPalette::gather(bool typed)
{
    const auto lately = [this](const Source& s) {
        return std::any_of(m_recent.begin(), m_recent.end(), [&s](const QString& key) {
            return std::any_of(s.fronts.begin(), s.fronts.end(),
                               [&key](const QString& front) { return key.startsWith(front); });
        });
    };
    bool more = false;
    for (Source& s : m_sources) {
        if (s.asked || !(typed || s.fronts.isEmpty() || lately(s))) continue;
        s.said = s.ask();
        s.asked = more = true;
    }
    if (!more) return;
    std::vector<PaletteEntry> all;
    for (const Source& s : m_sources) all.insert(all.end(), s.said.begin(), s.said.end());
    m_search.setEntries(std::move(all));
}

void CommandPalette::setRecent(const QStringList& recent)
{
    m_recent = recent.mid(0, kRemembered);
}

const std::vector<PaletteHit>& CommandPalette::hits() const
{
    return m_model->hits();
}

int CommandPalette::current() const
{
    return m_list->currentIndex().row();
}

void CommandPalette::open(QWidget* window, const QString& typed)
{
    QWidget* const focus = QApplication::focusWidget();
    if (!focus || !isAncestorOf(focus)) m_before = focus;
    if (parentWidget() != window) {
        if (parentWidget()) parentWidget()->removeEventFilter(this);
        setParent(window);
    }
    window->removeEventFilter(this);
    window->installEventFilter(this);  // for its size
    for (Source& s : m_sources) {
        s.asked = false;
        s.said.clear();
    }
    m_search.setEntries({});
    m_field->setText(typed);
    search();
    show();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::dismiss()
{
    if (isHidden()) return;
    const bool had = isAncestorOf(QApplication::focusWidget());
    hide();
    if (had && m_before && m_before->isVisible()) m_before->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::search()
{
    gather(!m_field->text().trimmed().isEmpty());
    m_model->setHits(m_search.find(m_field->text(), m_recent, kFound));
    if (m_model->rowCount() > 0) m_list->setCurrentIndex(m_model->index(0, 0));
    place();
    say();
}

// As high as what was found, but for the hint; never beyond the window.
void CommandPalette::place()
{
    const QWidget* window = parentWidget();
    const int width = std::min(kWide, window->width() - 16);
    const int rows = within(m_model->rowCount(), 1, kRowsSeen);
    const int room = window->height() - kFromTop - 8;
    const int height =
        std::min(room, m_field->sizeHint().height() + 16 + rows * PaletteDelegate::kRow + m_hint->height() + 2);
    setGeometry((window->width() - width) / 2, kFromTop, width, height);
}

void CommandPalette::say()
{
    if (m_model->rowCount() == 0) {
        m_hint->setText(tr("Nothing like it"));
    } else {
        m_hint->setText(tr("> commands   # panels   $ assets   ! alerts   = values   ? handbook"));
    }
    const int row = current();
    const QString line = row < 0 ? m_hint->text() : m_list->currentIndex().data(Qt::AccessibleTextRole).toString();
    if (line == m_field->accessibleDescription()) return;
    m_field->setAccessibleDescription(line);
    QAccessibleEvent changed(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

void CommandPalette::move(int by)
{
    const int rows = m_model->rowCount();
    if (rows == 0) return;
    const int row = std::abs(by) > 1 ? within(current() + by, 0, rows - 1) : (current() + by + rows) % rows;
    m_list->setCurrentIndex(m_model->index(row, 0));
    say();
}

void CommandPalette::run(int row)
{
    if (row < 0 || row >= m_model->rowCount()) return;
    const PaletteHit hit = m_model->hits()[static_cast<std::size_t>(row)];
    m_recent.removeAll(hit.key());
    m_recent.prepend(hit.key());
    m_recent = m_recent.mid(0, kRemembered);
    // The keyboard is back where it was before anything is done there.
    dismiss();
    hit.entry.act(hit.asset);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible()) place();
        return QFrame::eventFilter(watched, event);
    }
    if (event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason) hide();
    }
    if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down: move(1); return true;
        case Qt::Key_Up: move(-1); return true;
        case Qt::Key_Tab: move(1); return true;
        case Qt::Key_Backtab: move(-1); return true;
        case Qt::Key_PageDown: move(kRowsSeen); return true;
        case Qt::Key_PageUp: move(-kRowsSeen); return true;
        case Qt::Key_Return:
        case Qt::Key_Enter: run(current()); return true;
        case Qt::Key_Escape: dismiss(); return true;
        default: return QFrame::eventFilter(watched, event);
    }
}

void CommandPalette::themeChanged()
{
    m_field->setTheme(m_theme);
    QPalette p = m_list->palette();
    p.setColor(QPalette::Base, m_theme.bg.overlay);
    m_list->setPalette(p);
    update();
}

// Another window may go, and would take it along.
void CommandPalette::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    if (parentWidget() == m_home) return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!isVisible() && parentWidget() != m_home) setParent(m_home);
        },
        Qt::QueuedConnection);
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setBrush(m_theme.bg.overlay);
    p.setPen(m_theme.line.strong);
    p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

}  // namespace plimsoll
