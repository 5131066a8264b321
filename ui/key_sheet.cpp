#include "ui/key_sheet.h"

#include "ui/dialog_room.h"
#include "ui/key_words.h"
#include "widgets/within.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace plimsoll {

namespace {

struct MouseRow {
    const char* how;
    const char* what;
};
struct MouseGroup {
    const char* title;
    std::vector<MouseRow> rows;
};

// What has no key, and so is no command.
const std::vector<MouseGroup>& mouse()
{
    static const std::vector<MouseGroup> all = {
        {QT_TRANSLATE_NOOP("commands", "Mouse in plots"),
         {{QT_TRANSLATE_NOOP("commands", "wheel"),
           QT_TRANSLATE_NOOP("commands", "zoom at the pointer; over an axis: that axis")},
          {QT_TRANSLATE_NOOP("commands", "drag"), QT_TRANSLATE_NOOP("commands", "move; on an axis: stretch")},
          {QT_TRANSLATE_NOOP("commands", "double click on an axis"), QT_TRANSLATE_NOOP("commands", "reset it")},
          {QT_TRANSLATE_NOOP("commands", "Shift+drag"),
           QT_TRANSLATE_NOOP("commands",
                             "in Depth, the liquidation map and plots of the past: zoom to a box; along the "
                             "timeline of a replay: the range to repeat")},
          {QT_TRANSLATE_NOOP("commands", "Shift+click, Ctrl+drag"),
           QT_TRANSLATE_NOOP("commands", "in Depth and plots of the past: measure; Esc puts it away")},
          {QT_TRANSLATE_NOOP("commands", "Alt+click"), QT_TRANSLATE_NOOP("commands", "alert at this level")},
          {QT_TRANSLATE_NOOP("commands", "drag a dashed line"),
           QT_TRANSLATE_NOOP("commands", "move its alert; Esc lets it go")}}},
        {QT_TRANSLATE_NOOP("commands", "Mouse in panels"),
         {{QT_TRANSLATE_NOOP("commands", "right click"),
           QT_TRANSLATE_NOOP("commands", "what can be done with the value under the pointer")},
          {QT_TRANSLATE_NOOP("commands", "double click on a title"),
           QT_TRANSLATE_NOOP("commands", "maximise or restore")},
          {QT_TRANSLATE_NOOP("commands", "drag a title"),
           QT_TRANSLATE_NOOP("commands", "dock elsewhere or float")},
          {QT_TRANSLATE_NOOP("commands", "middle click on a title"),
           QT_TRANSLATE_NOOP("commands", "close; the menu Panels opens it again")}}},
    };
    return all;
}

QString translated(const char* text)
{
    return QCoreApplication::translate("commands", text);
}

// Four arrows are said in a word.
QString shown(const Keys& keys)
{
    Keys rest = keys;
    for (const Qt::Key arrow : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down})
        if (rest.removeAll(QKeySequence(arrow)) == 0) return keysText(keys);
    const QString arrows = translated(QT_TRANSLATE_NOOP("commands", "Arrows"));
    return rest.isEmpty() ? arrows : arrows + QStringLiteral("  ") + keysText(rest);
}

KeySheetGroup& groupOf(std::vector<KeySheetGroup>& groups, const QString& title)
{
    for (KeySheetGroup& g : groups)
        if (g.title == title) return g;
    groups.push_back({title, {}});
    return groups.back();
}

}  // namespace

std::vector<KeySheetGroup> keySheet(const CommandBook& book)
{
    std::vector<KeySheetGroup> groups;
    const QString everything = translated("Everywhere"), menus = translated("Menus");
    groupOf(groups, everything);
    for (const QString& title : {translated("Depth"), translated("Replay")}) groupOf(groups, title);
    for (const Command& c : book.all()) {
        if (c.keys.isEmpty() || c.group == menus || !c.visible()) continue;
        // Entries of menus are one group here: in which menu they are, the menu says.
        const bool own = !everywhere(c.place) || c.group == groups[1].title || c.group == groups[2].title;
        QString what = c.title;
        const bool name = c.what.size() > 1 && c.what[1].isUpper();  // "US dollars"
        if (!c.what.isEmpty())
            what +=
                QStringLiteral(" \u2013 ") + (name ? c.what.left(1) : c.what.left(1).toLower()) + c.what.mid(1);
        groupOf(groups, own ? c.group : everything).rows.push_back({shown(c.keys), what});
    }
    groups.front().rows.push_back(
        {translated(QT_TRANSLATE_NOOP("commands", "Alt and a letter")),
         translated(QT_TRANSLATE_NOOP("commands", "open a menu by its first free letter"))});
    for (const MouseGroup& m : mouse()) {
        KeySheetGroup& g = groupOf(groups, translated(m.title));
        for (const MouseRow& row : m.rows) g.rows.push_back({translated(row.how), translated(row.what)});
    }
    std::erase_if(groups, [](const KeySheetGroup& g) { return g.rows.empty(); });
    return groups;
}

QString keysPage(const CommandBook& book)
{
    const auto cell = [](QString text) { return text.replace(QLatin1Char('|'), QStringLiteral("\\|")); };
    QString page = QStringLiteral(
        "# Keys and mouse\n\n"
        "As the program comes. `Ctrl+K` finds every command by its name, *Help > Change keys\u2026* gives it "
        "other "
        "keys,\nand `?` shows the keys as they are. Letters and signs act only where nobody types: in fields and "
        "tables they belong\nto the field or the search. A plot's or a list's own keys are heard while it has the "
        "keyboard.\n\nThis page is made of the program's own table; a test compares them.\n");
    for (const KeySheetGroup& group : keySheet(book)) {
        page += QStringLiteral("\n## %1\n\n| Keys | What |\n| --- | --- |\n").arg(group.title);
        for (const KeySheetRow& row : group.rows)
            page += QStringLiteral("| %1 | %2 |\n").arg(cell(row.keys), cell(row.what));
    }
    return page;
}

KeySheet::KeySheet(const Theme& theme, const CommandBook& book, QWidget* parent)
    : QDialog(parent), m_theme(theme), m_book(book)
{
    setObjectName(QStringLiteral("keySheet"));
    setWindowTitle(tr("Keys and mouse"));
    m_room = new QScrollArea(this);
    m_room->setObjectName(QStringLiteral("keySheetRoom"));
    m_room->setAccessibleName(tr("Keys and what they do"));
    m_room->setWidgetResizable(true);
    m_room->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_room->setStyleSheet(QStringLiteral("#keySheetRoom, #keySheetPage { background: transparent; }"));
    auto* change = new QPushButton(tr("Change keys\u2026"), this);
    change->setObjectName(QStringLiteral("changeKeys"));
    change->setAutoDefault(false);
    auto* close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(change);
    buttons->addStretch();
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->addWidget(m_room, 1);
    column->addLayout(buttons);
    connect(change, &QPushButton::clicked, this, &KeySheet::editWanted);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_book, &CommandBook::changed, this, &KeySheet::fill);
    connect(&m_book, &CommandBook::listed, this, &KeySheet::fill);
    fill();
    resize((m_room->widget()->sizeHint() + QSize(60, 80)).boundedTo(DialogRoom::most(*screen())));
    close->setFocus();
}

// As many columns as the screen is wide, three at most; what is below is scrolled.
void KeySheet::fill()
{
    constexpr int kAround = 80, kBetween = 28, kWords = 190;
    const std::vector<KeySheetGroup> groups = keySheet(m_book);
    const QFontMetrics mono(m_theme.mono(11));
    int keysWide = 0;
    for (const KeySheetGroup& g : groups)
        for (const KeySheetRow& row : g.rows) keysWide = std::max(keysWide, mono.horizontalAdvance(row.keys));
    const int room = DialogRoom::most(*screen()).width() - kAround;
    const auto columns = static_cast<std::size_t>(within(room / (keysWide + 12 + kWords + kBetween), 1, 3));
    auto* page = new QWidget(m_room);
    page->setObjectName(QStringLiteral("keySheetPage"));
    auto* all = new QHBoxLayout(page);
    all->setContentsMargins(0, 0, 8, 0);
    all->setSpacing(kBetween);
    std::size_t lines = 0;
    for (const KeySheetGroup& g : groups) lines += g.rows.size() + 2;
    QGridLayout* grid = nullptr;
    std::size_t done = 0;
    int y = 0;
    for (const KeySheetGroup& group : groups) {
        const auto column = static_cast<std::size_t>(all->count());
        if (!grid || (column < columns && done + group.rows.size() / 2 >= lines * column / columns)) {
            grid = new QGridLayout;
            grid->setHorizontalSpacing(12);
            grid->setVerticalSpacing(0);
            grid->setColumnStretch(1, 1);
            auto* whole = new QVBoxLayout;
            whole->addLayout(grid);
            whole->addStretch();
            all->addLayout(whole, 1);
            y = 0;
        }
        done += group.rows.size() + 2;
        auto* head = new QLabel(group.title, page);
        head->setProperty("tone", "head");
        grid->addWidget(head, y++, 0, 1, 2);
        for (const KeySheetRow& row : group.rows) {
            auto* keys = new QLabel(row.keys, page);
            keys->setFont(m_theme.mono(11));
            keys->setProperty("tone", "strong");
            keys->setTextFormat(Qt::PlainText);
            keys->setContentsMargins(0, 1, 0, 0);  // the one line of both
            auto* what = new QLabel(row.what, page);
            what->setTextFormat(Qt::PlainText);
            what->setWordWrap(true);
            what->setMinimumWidth(kWords);
            grid->addWidget(keys, y, 0, Qt::AlignTop);
            grid->addWidget(what, y++, 1);
        }
        grid->setRowMinimumHeight(y++, 8);
    }
    m_room->setWidget(page);
}

}  // namespace plimsoll
