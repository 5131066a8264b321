// The settings: pages at the left, a field that finds any of them, one page at the right. What is changed holds at
// once, or says that it waits for the next start; every page, and all of them, can be set back.
#pragma once

#include "ui/preferences.h"

#include <QDialog>
#include <QPointer>

#include <optional>
#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QTimer;

namespace plimsoll {

class SearchField;
class SettingsPage;

class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    SettingsDialog(const Theme& theme, const Preferences& preferences, QWidget* parent);
    ~SettingsDialog() override { hide(); }  // while it is whole: a field that loses the keyboard tells it

    // Takes it over. In the order in which they are added.
    void addPage(SettingsPage* page);
    SettingsPage* page(const QString& id) const;
    const std::vector<SettingsPage*>& pages() const { return m_pages; }
    void showPage(const QString& id);
    QString current() const;
    // Somebody else changed something.
    void setPreferences(const Preferences& p);
    const Preferences& preferences() const { return m_now; }

    // What the search finds: "Scale · Appearance".
    QStringList found() const;
    void search(const QString& text);
    void resetPage();
    void resetAll();
    void undoReset();

Q_SIGNALS:
    void changed(const plimsoll::Preferences& preferences);

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Hit {
        int page;
        QPointer<QWidget> field;
    };
    void pageEdited(SettingsPage* page);
    void fillList();
    void choose(int row);
    void enter(int row);
    void goTo(int page, QWidget* field);
    void fill(const Preferences& p);
    void showState();
    bool waits() const;

    const Theme& m_theme;
    Preferences m_now;
    std::optional<Preferences> m_beforeReset;
    std::vector<SettingsPage*> m_pages;
    std::vector<Hit> m_hits;
    QString m_searched;
    SearchField* m_search = nullptr;
    QListWidget* m_list;
    QStackedWidget* m_stack;
    QLabel* m_note;
    QPushButton *m_reset, *m_resetAll, *m_undo;
    QTimer* m_going;  // runs while it is closed, and there for an answer that a page waits for
    bool m_showing = false;
};

}  // namespace plimsoll
