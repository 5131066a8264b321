// Positions from text: pasted here or read from a file. What will come in and what is wrong stands there before
// anything is taken.
#pragma once

#include "model/desk/desk_import.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace plimsoll {

class ImportSheet : public QDialog {
    Q_OBJECT
public:
    ImportSheet(const QString& text, QWidget* parent);
    ~ImportSheet() override { hide(); }  // while it is whole: a field that loses the keyboard tells it

    const DeskImport& import() const { return m_import; }
    QString verdict() const;
    // Reads a file beside the window. Whoever has typed or opened another one before it came keeps that.
    void openFile(const QString& path);

private:
    void judge();

    QPlainTextEdit *m_text, *m_problems;
    QLabel* m_verdict;
    QPushButton* m_take;
    DeskImport m_import;
    int m_asked = 0;  // what was asked for before this is not waited for any more
    int m_opened = 0;
};

}  // namespace plimsoll
