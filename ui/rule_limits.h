// The editor of the rules' limits: every rule of the table, its numbers and the defaults beside them.
#pragma once

#include "ui/alert_book.h"
#include "widgets/theme.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace plimsoll {

class RuleLimitsModel;

class RuleLimits : public QDialog {
    Q_OBJECT
public:
    // `rule`: shown first; empty: the top of the table.
    RuleLimits(const Theme& theme, AlertBook& book, const QString& rule, QWidget* parent);
    ~RuleLimits() override { hide(); }  // while it is whole: a field that loses the keyboard tells it

    RuleLimitsModel* model() const { return m_model; }
    QTableView* table() const { return m_table; }

private:
    void showState();

    const Theme& m_theme;
    AlertBook& m_book;
    RuleLimitsModel* m_model;
    QTableView* m_table;
    QLabel *m_what, *m_state;
    QPushButton *m_save, *m_resetOne, *m_resetAll;
};

}  // namespace plimsoll
