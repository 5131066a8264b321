// The settings of what is said and how: what is seen, what is heard, when it is quiet, webhooks, and what is
// muted.
#pragma once

#include "ui/voice_desk.h"
#include "widgets/theme.h"

#include <QDialog>

#include <array>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QSpinBox;
class QTabWidget;
class QTimeEdit;
class QVBoxLayout;

namespace plimsoll {

class HookPage;
class MutePage;

class VoiceSettings : public QDialog {
    Q_OBJECT
public:
    enum Page { Seen, Heard, Quiet, Hooks, Muted };
    // All of them outlive it.
    VoiceSettings(const Theme& theme, VoiceDesk& desk, AlertBook& book, bool reducedMotion, QWidget* parent);
    ~VoiceSettings() override { hide(); }  // while it is whole: a field that loses the keyboard tells it

    void showPage(Page page);
    // Part of a larger form: stays when something is applied, and has no way out of its own.
    void embed();
    VoiceChoice choice() const;
    HookPage* hooks() const { return m_hooks; }

Q_SIGNALS:
    void stillChosen(bool reducedMotion);

private:
    struct SoundRow {
        QCheckBox* on;
        QSlider* volume;
        QLineEdit* file;
        QPushButton *choose, *own, *test;
    };
    void buildSeen(QVBoxLayout* column);
    void buildHeard(QVBoxLayout* column);
    void buildQuiet(QVBoxLayout* column);
    void fill(const VoiceChoice& choice);
    void showState();
    void showTrouble();
    void chooseFile(std::size_t row);
    SoundChoice soundChoice(std::size_t row) const;

    const Theme& m_theme;
    VoiceDesk& m_desk;
    AlertBook& m_book;
    VoiceChoice m_before;
    bool m_embedded = false;
    std::optional<Timestamp> m_quietUntil;
    QTabWidget* m_tabs;
    QCheckBox *m_toasts, *m_flashes, *m_still, *m_tray, *m_attention, *m_sounds, *m_daily, *m_hooksToo, *m_fold,
        *m_evidence, *m_madeUp;
    QComboBox* m_trayFrom;
    QLabel *m_trayNote, *m_soundNote, *m_quietNow;
    std::array<SoundRow, 3> m_rows{};
    QTimeEdit *m_from, *m_until;
    QSpinBox *m_foldFrom, *m_foldQuiet, *m_evidenceMost;
    QPushButton *m_apply, *m_cancel, *m_reset, *m_endQuiet;
    HookPage* m_hooks;
    MutePage* m_mutes;
};

}  // namespace plimsoll
