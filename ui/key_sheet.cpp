#include "ui/key_sheet.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace plimsoll {

namespace {

struct KeyRow {
    const char* keys;
    const char* what;
};
struct KeyGroup {
    const char* title;
    std::vector<KeyRow> rows;
};

const std::vector<KeyGroup>& groups()
{
    static const std::vector<KeyGroup> all = {
        {"Everywhere",
         {{"Ctrl+K", "go to an asset"},
          {"/", "find in the panel, else go to an asset"},
          {"F6", "next panel"},
          {"Enter", "in a table: choose the asset of the row"},
          {"Esc", "back out one level: field, maximised panel, full screen"},
          {"U", "sizes in US dollars, quote currency, coins (in a table letters search)"},
          {"A", "acknowledge the banner"},
          {"Ctrl+Shift+D", "do not disturb for an hour, and no more"},
          {"Ctrl+E  S", "export snapshot"},
          {"B  Ctrl+Shift+F", "freeze the last and the next ten minutes as an incident"},
          {"Ctrl+I", "incidents"},
          {"Ctrl+C", "copy the table's rows as TSV"},
          {"Ctrl+arrows", "in the funding grid: sort by the next column, turn the order"},
          {"F11", "full screen"},
          {"?  F1", "this sheet"},
          {"Ctrl+Q", "quit"}}},
        {"Depth",
         {{"Space", "pause the picture; in a replay: pause the replay"},
          {"End", "return to live"},
          {"Home", "reset the view"},
          {"[  ]", "the lower cut-off down, up"},
          {"-  =", "darker, brighter"},
          {"G  C  V", "next price rows; length of columns; venue alone, then all"},
          {"H  T  L", "books, trades, liquidations: on or off"},
          {"W  P  D", "walls, volume by price, cumulative depth: on or off"},
          {"Ctrl+Z", "undo the last zoom or move"},
          {"arrows", "move; with Shift further"},
          {"wheel", "zoom at the pointer; over an axis: that axis"},
          {"drag", "move; on an axis: stretch; double click on an axis: reset"},
          {"Shift+drag", "zoom to a box; Ctrl+Z goes back"},
          {"Shift+click, Ctrl+drag", "measure: bp, price, time; Esc puts it away"}}},
        {"Replay",
         {{"Space", "pause, go on"},
          {".", "the next entry"},
          {"<  >", "slower, faster"},
          {"Ctrl+Left  Ctrl+Right", "to just before the mark before, the next mark"},
          {"I  O  Ctrl+L", "the range to repeat begins here, ends here; repeat or not"},
          {"Shift+drag", "along the timeline: the range to repeat"}}},
        {"Plots of the past, journal",
         {{"Space  End", "pause, return to live"},
          {"Home", "reset the view"},
          {"+  -", "zoom; the arrows pan"},
          {"Page up, down", "closer to the values, farther from them"},
          {"Ctrl+C", "copy what is plotted, or the table's rows, as TSV"},
          {"N", "in the journal: write a note"},
          {"double click", "in the journal: choose the entry's asset"}}},
        {"Liquidation map and tape",
         {{"Space  End", "hold, return to live; in the tape Space again goes on"},
          {"+  -  arrows", "zoom the time; move. Home resets"},
          {"wheel", "zoom time; over the price axis or the levels: prices; with Ctrl both"},
          {"Shift+drag  Ctrl+Z", "zoom to a box; undo the last zoom or move"},
          {"[  ]", "the upper cut-off down, up"},
          {"G  L", "next price rows; modelled levels on or off"}}},
        {"Warnings and alerts",
         {{"Up  Down", "card before, next card"},
          {"Enter", "open a card: why, what people do, how well it is known, its limits"},
          {"Right", "show the card's asset"},
          {"M", "mute a card for an hour, or again"},
          {"Ctrl+C", "copy the card as text"},
          {"Ctrl+N", "new alert"},
          {"Del  Space", "in the list of alerts: delete, pause or arm the chosen ones"},
          {"Ctrl+Z  Ctrl+D", "in it: put back, duplicate; Ctrl+Shift+C and Ctrl+V: as text"},
          {"Alt+click", "in plots, the map, the ladder: alert at this level"},
          {"drag a dashed line", "move its alert; Esc lets it go"},
          {"right click", "on any value: alert on it"}}},
        {"Panels",
         {{"double click on a title", "maximise or restore"},
          {"drag a title", "dock elsewhere or float"},
          {"middle click on a title", "close (menu Panels opens it again)"},
          {"right click", "menu"}}},
    };
    return all;
}

}  // namespace

KeySheet::KeySheet(const Theme& theme, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("keySheet"));
    setWindowTitle(tr("Keys and mouse"));
    // Two columns, so that it fits a small screen.
    auto* both = new QHBoxLayout(this);
    both->setContentsMargins(16, 12, 16, 16);
    both->setSpacing(32);
    std::size_t lines = 0;
    for (const KeyGroup& group : groups()) lines += group.rows.size() + 2;
    QGridLayout* grid = nullptr;
    std::size_t done = 0;
    int y = 0;
    for (const KeyGroup& group : groups()) {
        if (!grid || (both->count() == 1 && done + group.rows.size() / 2 >= lines / 2)) {
            grid = new QGridLayout;
            grid->setHorizontalSpacing(16);
            grid->setVerticalSpacing(0);
            auto* column = new QVBoxLayout;
            column->addLayout(grid);
            column->addStretch();
            both->addLayout(column);
            y = 0;
        }
        done += group.rows.size() + 2;
        auto* head = new QLabel(QString::fromUtf8(group.title), this);
        head->setProperty("tone", "head");
        grid->addWidget(head, y++, 0, 1, 2);
        for (const KeyRow& row : group.rows) {
            auto* keys = new QLabel(QString::fromUtf8(row.keys), this);
            keys->setFont(theme.mono(11));
            keys->setProperty("tone", "strong");
            grid->addWidget(keys, y, 0);
            grid->addWidget(new QLabel(QString::fromUtf8(row.what), this), y++, 1);
        }
        grid->setRowMinimumHeight(y++, 8);
    }
}

}  // namespace plimsoll
