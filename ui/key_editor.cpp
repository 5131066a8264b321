#include "ui/key_editor.h"

#include "ui/key_places.h"
#include "ui/key_words.h"
#include "widgets/focus_ring.h"
#include "widgets/search_field.h"
#include "widgets/table_style.h"
#include "widgets/within.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace plimsoll {

// ---- The table -----------------------------------------------------------------------------

KeyModel::KeyModel(const CommandBook& book, QObject* parent) : QAbstractTableModel(parent), m_book(book)
{
    refresh();
}

void KeyModel::setFilter(const QString& typed)
{
    m_filter = typed.trimmed();
    refresh();
}

void KeyModel::refresh()
{
    QStringList ids;
    const QStringList words = m_filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const Command& c : m_book.all()) {
        if (!c.visible()) continue;
        const QString line = c.title + QLatin1Char('\n') + c.group + QLatin1Char('\n') + keyPlaceName(c.place) +
                             QLatin1Char('\n') + keysText(c.keys) + QLatin1Char('\n') + c.what;
        bool fits = true;
        for (const QString& w : words) fits = fits && line.contains(w, Qt::CaseInsensitive);
        if (fits) ids << c.id;
    }
    if (ids == m_ids) {
        if (!ids.isEmpty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
        return;
    }
    beginResetModel();
    m_ids = std::move(ids);
    endResetModel();
}

int KeyModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int KeyModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Columns);
}

QVariant KeyModel::data(const QModelIndex& index, int role) const
{
    const Command* c = index.isValid() ? m_book.find(idAt(index.row())) : nullptr;
    if (!c) return {};
    if (role == Qt::ToolTipRole) {
        QString tip = c->what.isEmpty() ? c->title : c->what;
        if (c->fixed) tip += QLatin1Char('\n') + tr("These keys cannot be changed");
        return tip;
    }
    if (role == Qt::FontRole && index.column() == KeysNow && m_book.isChanged(*c)) {
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case Name: return c->title;
        case Group: return c->group;
        case Place: return keyPlaceName(c->place);
        case KeysNow: return c->fixed ? keysText(c->keys) + tr("  (fixed)") : keysText(c->keys);
        case KeysPreset: return m_book.isChanged(*c) ? keysText(c->preset) : QString();
        default: return {};
    }
}

QVariant KeyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Name: return tr("Command");
        case Group: return tr("Group");
        case Place: return tr("Heard");
        case KeysNow: return tr("Keys");
        case KeysPreset: return tr("Came with");
        default: return {};
    }
}

// ---- The press -----------------------------------------------------------------------------

KeyCapture::KeyCapture(const Theme& theme, QWidget* parent) : QLabel(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("keyCapture"));
    setAccessibleName(tr("The new keys"));
    setFixedHeight(28);
    setAlignment(Qt::AlignCenter);
    setContentsMargins(12, 0, 12, 0);
    hide();
}

void KeyCapture::listen()
{
    m_listening = true;
    setText(tr("Press the new keys \u00b7 Esc leaves it"));
    setFocusPolicy(Qt::StrongFocus);
    show();
    setFocus(Qt::OtherFocusReason);
}

void KeyCapture::stop()
{
    m_listening = false;
    setFocusPolicy(Qt::NoFocus);
    hide();
}

bool KeyCapture::event(QEvent* event)
{
    if (!m_listening) return QLabel::event(event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();  // no command of this window or another acts on it
        return true;
    }
    if (event->type() != QEvent::KeyPress) return QLabel::event(event);
    const auto& press = *static_cast<QKeyEvent*>(event);
    event->accept();
    const QKeySequence keys = pressed(press);
    if (keys.isEmpty()) return true;
    stop();
    if (press.key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        Q_EMIT taken(keys);
    return true;
}

void KeyCapture::focusOutEvent(QFocusEvent* event)
{
    QLabel::focusOutEvent(event);
    if (!m_listening || event->reason() == Qt::ActiveWindowFocusReason) return;
    stop();
    Q_EMIT left();
}

void KeyCapture::paintEvent(QPaintEvent* event)
{
    QPainter p(this);
    p.fillRect(rect(), m_theme.bg.input);
    paintFocusRing(&p, rect(), m_theme);
    QLabel::paintEvent(event);
}

// ---- The dialog ----------------------------------------------------------------------------

KeyEditor::KeyEditor(const Theme& theme, CommandBook& book, QWidget* parent)
    : QDialog(parent), m_book(book), m_model(new KeyModel(book, this))
{
    setObjectName(QStringLiteral("keyEditor"));
    setWindowTitle(tr("Change keys"));
    resize(880, 560);
    m_search = new SearchField(theme, tr("Command or key\u2026"), {}, this);
    m_search->setObjectName(QStringLiteral("keySearch"));
    m_search->setAccessibleName(tr("Find a command or a key"));
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("keyTable"));
    m_table->setAccessibleName(tr("Commands and their keys"));
    m_table->setModel(m_model);
    styleTable(m_table, theme, Density::Normal);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setSectionResizeMode(KeyModel::Name, QHeaderView::Stretch);
    const QFontMetrics metrics(theme.font(12));
    m_table->setColumnWidth(KeyModel::Group, metrics.horizontalAdvance(tr("Plots of the past")) + 24);
    m_placeWide = metrics.horizontalAdvance(tr("Everywhere, in tables too")) + 24;
    m_keysWide = metrics.horizontalAdvance(tr("Ctrl+Shift+Right  (fixed)")) + 24;
    m_presetWide = metrics.horizontalAdvance(tr("Ctrl+Shift+Right")) + 24;
    m_table->setColumnWidth(KeyModel::Place, m_placeWide);
    m_table->setColumnWidth(KeyModel::KeysNow, m_keysWide);
    m_table->setColumnWidth(KeyModel::KeysPreset, m_presetWide);
    m_capture = new KeyCapture(theme, this);
    m_state = new QLabel(this);
    m_state->setObjectName(QStringLiteral("keyState"));
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setMinimumHeight(28);
    const auto button = [this](const QString& words, const char* name) {
        auto* b = new QPushButton(words, this);
        b->setObjectName(QLatin1String(name));
        b->setAutoDefault(false);
        return b;
    };
    m_takeIt = button(tr("Take it over"), "keyTake");
    m_leaveIt = button(tr("Leave it"), "keyLeave");
    m_change = button(tr("Change\u2026"), "keyChange");
    m_add = button(tr("Add another\u2026"), "keyAdd");
    m_clear = button(tr("No key"), "keyClear");
    m_reset = button(tr("Reset"), "keyReset");
    m_resetAll = button(tr("Reset all"), "keyResetAll");
    m_close = button(tr("Close"), "keyClose");
    auto* said = new QHBoxLayout;
    said->addWidget(m_state, 1);
    said->addWidget(m_capture, 1);
    said->addWidget(m_takeIt);
    said->addWidget(m_leaveIt);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* b : {m_change, m_add, m_clear, m_reset}) buttons->addWidget(b);
    buttons->addStretch();
    buttons->addWidget(m_resetAll);
    buttons->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(m_search);
    column->addWidget(m_table, 1);
    column->addLayout(said);
    column->addLayout(buttons);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& typed) {
        const QString before = chosen();
        m_model->setFilter(typed);
        choose(m_model->rowOf(before) >= 0 ? before : m_model->idAt(0));
    });
    connect(m_search, &SearchField::moved, this, [this](int step) {
        const int row = within(m_table->currentIndex().row() + step, 0, m_model->rowCount() - 1);
        m_table->setCurrentIndex(m_model->index(row, 0));
    });
    connect(m_search, &SearchField::escaped, this, &QDialog::reject);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { begin(false); });
    connect(m_table, &QTableView::doubleClicked, this, [this] { begin(false); });
    m_table->installEventFilter(this);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &KeyEditor::showState);
    connect(m_capture, &KeyCapture::taken, this, &KeyEditor::take);
    connect(m_capture, &KeyCapture::left, this, [this] {
        showState();
        m_table->setFocus();
    });
    connect(m_change, &QPushButton::clicked, this, [this] { begin(false); });
    connect(m_add, &QPushButton::clicked, this, [this] { begin(true); });
    connect(m_clear, &QPushButton::clicked, this, &KeyEditor::clear);
    connect(m_reset, &QPushButton::clicked, this, [this] { m_book.reset(chosen()); });
    connect(m_resetAll, &QPushButton::clicked, this, [this] {
        m_book.resetAll();
        tell(tr("All keys are as the program came"));
    });
    connect(m_takeIt, &QPushButton::clicked, this, [this] { settle(true); });
    connect(m_leaveIt, &QPushButton::clicked, this, [this] { settle(false); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_book, &CommandBook::changed, this, [this] {
        m_model->refresh();
        showState();
    });
    connect(&m_book, &CommandBook::listed, m_model, &KeyModel::refresh);
    choose(m_model->idAt(0));
    showState();
    m_search->setFocus();
}

void KeyEditor::reject()
{
    if (isWindow())
        QDialog::reject();
    else if (auto* whole = qobject_cast<QDialog*>(window()))
        whole->reject();
}

// In a narrow place what a command came with gives way first, then where it is heard.
void KeyEditor::makeRoom()
{
    const QHeaderView* head = m_table->horizontalHeader();
    const int least = m_table->fontMetrics().horizontalAdvance(tr("To just before the mark before")) + 24;
    int room = m_table->viewport()->width() - least - head->sectionSize(KeyModel::Group) - m_keysWide;
    for (const auto& [column, wide] :
         {std::pair{int(KeyModel::Place), m_placeWide}, std::pair{int(KeyModel::KeysPreset), m_presetWide}}) {
        m_table->setColumnHidden(column, wide > room);
        room -= wide;
    }
}

void KeyEditor::resizeEvent(QResizeEvent* event)
{
    QDialog::resizeEvent(event);
    layout()->activate();
    makeRoom();
}

void KeyEditor::showEvent(QShowEvent* event)
{
    m_close->setVisible(isWindow());
    QDialog::showEvent(event);
}

QString KeyEditor::chosen() const
{
    return m_model->idAt(m_table->currentIndex().row());
}

void KeyEditor::choose(const QString& id)
{
    const int row = m_model->rowOf(id);
    if (row < 0) return showState();
    m_table->setCurrentIndex(m_model->index(row, 0));
    m_table->scrollTo(m_model->index(row, 0));
}

void KeyEditor::begin(bool add)
{
    const Command* c = m_book.find(chosen());
    if (!c || c->fixed) return showState();
    m_adding = add;
    m_asked = {};
    m_state->hide();
    m_takeIt->hide();
    m_leaveIt->hide();
    m_capture->listen();
}

void KeyEditor::take(const QKeySequence& keys)
{
    m_state->show();
    const QString id = chosen();
    const Command* c = m_book.find(id);
    if (!c) return showState();
    const auto holders = m_book.holders(id, keys);
    const QString shown = keysText({keys});
    for (const Command* holder : holders)
        if (holder->fixed) {
            tell(tr("%1 is \u201c%2\u201d (%3) and cannot be taken from it.")
                     .arg(shown, holder->title, keyPlaceName(holder->place)));
            m_table->setFocus();
            return;
        }
    if (!holders.empty()) {
        QStringList names;
        for (const Command* holder : holders)
            names << QStringLiteral("\u201c%1\u201d (%2)").arg(holder->title, holder->group);
        m_asked = keys;
        tell(tr("%1 is %2 already. Take it over for \u201c%3\u201d?")
                 .arg(shown, names.join(QStringLiteral(", ")), c->title),
             true);
        m_takeIt->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_asked = keys;
    settle(true);
}

void KeyEditor::settle(bool take)
{
    const QKeySequence keys = m_asked;
    m_asked = {};
    const Command* c = m_book.find(chosen());
    if (take && c && !keys.isEmpty()) {
        Keys all = m_adding ? c->keys : Keys();
        if (!all.contains(keys)) all << keys;
        m_book.setKeys(c->id, all);
    }
    showState();
    m_table->setFocus();
}

void KeyEditor::clear()
{
    m_book.setKeys(chosen(), {});
}

bool KeyEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) return begin(false), true;
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace) return clear(), true;
    }
    return QDialog::eventFilter(watched, event);
}

void KeyEditor::tell(const QString& said, bool asks)
{
    m_state->setText(said);
    m_state->show();
    m_takeIt->setVisible(asks);
    m_leaveIt->setVisible(asks);
}

void KeyEditor::showState()
{
    const Command* c = m_book.find(chosen());
    for (QPushButton* b : {m_change, m_add}) b->setEnabled(c && !c->fixed);
    m_clear->setEnabled(c && !c->fixed && !c->keys.isEmpty());
    m_reset->setEnabled(c && m_book.isChanged(*c));
    bool any = false;
    for (const Command& each : m_book.all()) any = any || m_book.isChanged(each);
    m_resetAll->setEnabled(any);
    if (!c) return tell(tr("No such command"));
    if (c->fixed)
        return tell(tr("\u201c%1\u201d: these keys belong to the list and cannot be changed.").arg(c->title));
    tell(c->what.isEmpty() ? tr("\u201c%1\u201d: Enter takes the next keys you press.").arg(c->title)
                           : tr("\u201c%1\u201d: %2.").arg(c->title, c->what));
}

}  // namespace plimsoll
