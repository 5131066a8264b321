// Addresses of Hyperliquid to watch: entered or pasted, named, switched on and off, counted as one's own or not.
// Every address that cannot be taken says why before anything is added.
#pragma once

#include "model/desk/desk.h"

#include <QDialog>

#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace plimsoll {

class AddressSheet : public QDialog {
    Q_OBJECT
public:
    // `examples`: what can be watched for trying it out, in a simulated market; empty: nothing is offered.
    AddressSheet(const std::vector<WatchedAddress>& addresses, const std::vector<WatchedAddress>& examples,
                 QWidget* parent);
    ~AddressSheet() override { hide(); }  // while it is whole: a field that loses the keyboard tells it

    std::vector<WatchedAddress> addresses() const;
    QString problem() const;

    bool addEntered();                  // what stands in the two fields; false: it was refused
    void addText(const QString& text);  // one address a line
    void addExamples();
    void removeSelected();

private:
    void keyPressEvent(QKeyEvent* event) override;
    void append(const WatchedAddress& one);
    void say(const QString& problem);
    void showCount();

    std::vector<WatchedAddress> m_examples;
    QTableWidget* m_table;
    QLineEdit *m_address, *m_label;
    QPushButton *m_add, *m_remove, *m_try = nullptr;
    QLabel *m_problem, *m_count;
};

}  // namespace plimsoll
