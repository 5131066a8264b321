// The settings dialog tied to the program: what is chosen is kept and holds at once where it can; what is changed
// elsewhere (a menu, a key) is seen in the dialog.
#pragma once

#include "app/settings_store.h"
#include "ui/palette_entry.h"
#include "ui/settings_page.h"

#include <QAction>
#include <QObject>
#include <QPointer>

#include <functional>

namespace plimsoll {

class MainWindow;
class SettingsDialog;

// Numbers, times, and what Qt's own number fields take.
void applyStyle(const format::Style& style);
// Empty: the file holds certificates.
QString caFileProblem(const QString& file);

class PreferencesWiring : public QObject {
    Q_OBJECT
public:
    struct Hooks {
        std::function<void(bool spot, int topAssets)> watch;  // what is watched changed
        std::function<QString()> save;                        // empty: saved
    };
    // `kept` is the program's own and outlives it; the window too.
    PreferencesWiring(MainWindow& window, Preferences& kept, RunFacts facts, Hooks hooks);

    SettingsDialog* open(const QString& page = {});
    SettingsDialog* dialog() const;
    // How often it was built; for tests.
    int dialogsMade() const { return m_dialogsMade; }

private:
    void make();
    std::vector<PaletteEntry> paletteEntries();
    void apply(const Preferences& next);
    void seen();  // something was changed outside the dialog
    void restyle();
    void listThemes();
    void tryTokens(const ThemeTokens& tokens);
    QAction* menuAction(const char* name) const;
    QWidget* storageForm(QWidget* parent);
    QWidget* voiceForm(QWidget* parent);
    QWidget* keyForm(QWidget* parent);

    MainWindow& m_window;
    Preferences& m_kept;
    const RunFacts m_facts;
    const Hooks m_hooks;
    QPointer<SettingsDialog> m_dialog;
    int m_dialogsMade = 0;
    std::vector<QPointer<QAction>> m_themes;  // one's own, in the menu
    bool m_applying = false;
};

}  // namespace plimsoll
