// Every command with its keys, to be found and changed by pressing the new ones.
#pragma once

#include "ui/command_book.h"
#include "widgets/theme.h"

#include <QAbstractTableModel>
#include <QDialog>
#include <QLabel>

class QPushButton;
class QTableView;

namespace plimsoll {

class SearchField;

class KeyModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Group, Place, KeysNow, KeysPreset, Columns };

    KeyModel(const CommandBook& book, QObject* parent);

    void setFilter(const QString& typed);
    QString idAt(int row) const { return row < 0 || row >= m_ids.size() ? QString() : m_ids[row]; }
    int rowOf(const QString& id) const { return static_cast<int>(m_ids.indexOf(id)); }
    void refresh();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const CommandBook& m_book;
    QString m_filter;
    QStringList m_ids;
};

// Takes the next press, whatever it is; Esc leaves it.
class KeyCapture : public QLabel {
    Q_OBJECT
public:
    KeyCapture(const Theme& theme, QWidget* parent);

    void listen();
    bool listening() const { return m_listening; }

Q_SIGNALS:
    void taken(const QKeySequence& keys);
    void left();

protected:
    bool event(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void stop();

    const Theme& m_theme;
    bool m_listening = false;
};

class KeyEditor : public QDialog {
    Q_OBJECT
public:
    KeyEditor(const Theme& theme, CommandBook& book, QWidget* parent);
    ~KeyEditor() override { hide(); }  // while it is whole: a field that loses the keyboard tells it

    QTableView* table() const { return m_table; }
    KeyModel* model() const { return m_model; }
    void choose(const QString& id);

    // As a page of a dialog it leaves that.
    void reject() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QString chosen() const;
    void begin(bool add);
    void take(const QKeySequence& keys);
    void settle(bool take);
    void clear();
    void tell(const QString& said, bool asks = false);
    void showState();
    void makeRoom();

    CommandBook& m_book;
    KeyModel* m_model;
    SearchField* m_search;
    QTableView* m_table;
    KeyCapture* m_capture;
    QLabel* m_state;
    QPushButton *m_change, *m_add, *m_clear, *m_reset, *m_resetAll, *m_takeIt, *m_leaveIt, *m_close;
    int m_placeWide = 0, m_keysWide = 0, m_presetWide = 0;
    bool m_adding = false;
    QKeySequence m_asked;  // someone else has it; empty: nothing is asked
};

}  // namespace plimsoll
