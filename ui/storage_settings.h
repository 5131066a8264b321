// The settings of what is kept: how long each table of the history, how much in all, the black box; with what is
// there now, and what it costs.
#pragma once

#include "model/black_box_status.h"
#include "model/store/store_status.h"
#include "ui/storage_choice.h"
#include "widgets/theme.h"

#include <QDialog>

#include <array>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace plimsoll {

class StorageSettings : public QDialog {
    Q_OBJECT
public:
    StorageSettings(const Theme& theme, const StorageChoice& choice, QWidget* parent);
    ~StorageSettings() override { hide(); }  // while it is whole: a field that loses the keyboard tells it

    // null: nothing is stored, no frames are kept, in this run.
    void setStatus(const store::StoreStatus* history, const BlackBoxStatus* box);
    StorageChoice choice() const;
    // Part of a larger form: stays when something is applied, and has no way out of its own.
    void embed();
    QString historyText() const;
    QString boxText() const;
    QString warning() const;
    QString folder() const;

Q_SIGNALS:
    void chosen(const plimsoll::StorageChoice& choice);

private:
    enum Kept { Seconds, Minutes, Liquidations, Venues, Journal, kKept };
    void buildHistory(QVBoxLayout* column);
    void buildBox(QVBoxLayout* column);
    void fill(const StorageChoice& choice);
    void showState();
    void openFolder();

    const Theme& m_theme;
    StorageChoice m_before;
    bool m_embedded = false;
    std::array<QSpinBox*, kKept> m_kept{};
    std::array<QLabel*, kKept> m_now{};
    QDoubleSpinBox* m_bytes;
    QLabel *m_history, *m_size, *m_boxNow, *m_warning;
    QLineEdit* m_folder;
    QPushButton *m_open, *m_apply, *m_cancel, *m_reset;
    QCheckBox* m_box;
    QSpinBox* m_boxHours;
    QDoubleSpinBox* m_boxBytes;
};

}  // namespace plimsoll
