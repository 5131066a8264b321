// The sheet of keys (`?`): what keyboard and mouse do here, made of the command book.
#pragma once

#include "ui/command_book.h"
#include "widgets/theme.h"

#include <QDialog>

#include <vector>

class QScrollArea;

namespace plimsoll {

struct KeySheetRow {
    QString keys, what;
};
struct KeySheetGroup {
    QString title;
    std::vector<KeySheetRow> rows;
};

// Every command that has keys, by place; then what the mouse does.
std::vector<KeySheetGroup> keySheet(const CommandBook& book);
// The same as a page of the documentation.
QString keysPage(const CommandBook& book);

class KeySheet : public QDialog {
    Q_OBJECT
public:
    KeySheet(const Theme& theme, const CommandBook& book, QWidget* parent);

Q_SIGNALS:
    void editWanted();

private:
    void fill();

    const Theme& m_theme;
    const CommandBook& m_book;
    QScrollArea* m_room;
};

}  // namespace plimsoll
