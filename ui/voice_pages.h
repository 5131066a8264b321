// Two pages of the notification settings: webhooks, and what is muted.
#pragma once

#include "ui/voice_desk.h"
#include "widgets/theme.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace plimsoll {

// The list names host and last characters only; an address that was entered is not shown again.
class HookPage : public QWidget {
    Q_OBJECT
public:
    HookPage(const Theme& theme, VoiceDesk& desk, QWidget* parent);

    const std::vector<Hook>& hooks() const { return m_hooks; }
    void setHooks(std::vector<Hook> hooks);
    // Empty: all can be posted to.
    QString problem() const;
    void add();
    QListWidget* list() const { return m_list; }

Q_SIGNALS:
    void changed();

private:
    Hook* current();
    void show(int row);
    void showList();
    void showHealth();
    void edited();

    const Theme& m_theme;
    VoiceDesk& m_desk;
    std::vector<Hook> m_hooks;
    bool m_filling = false;
    QListWidget* m_list;
    QPushButton *m_add, *m_remove, *m_test;
    QWidget* m_form;
    QLineEdit *m_name, *m_url, *m_chat;
    QComboBox *m_kind, *m_from;
    QCheckBox *m_on, *m_plain;
    QLabel *m_chatLabel, *m_problem, *m_health;
};

class MutePage : public QWidget {
    Q_OBJECT
public:
    MutePage(AlertBook& book, QWidget* parent);

private:
    void fill();

    AlertBook& m_book;
    QListWidget* m_list;
    QPushButton *m_unmute, *m_all;
    QLabel* m_none;
    std::vector<std::string> m_places;
};

}  // namespace plimsoll
