// Where the program keeps what it knows, and how much of it.
#pragma once

#include "ui/path_check.h"
#include "ui/settings_page.h"

#include <functional>

class QLineEdit;
class QPushButton;

namespace plimsoll {

class DataPage : public SettingsPage {
    Q_OBJECT
public:
    // `storage` makes the form of what is kept, anew each time the page is looked at: its figures are of now.
    DataPage(const Theme& theme, RunFacts facts, std::function<QWidget*(QWidget* parent)> storage,
             QWidget* parent = nullptr);

    void setPreferences(const Preferences& p) override;
    void take(Preferences& p) const override;
    void reset(Preferences& p) const override;
    void shown() override;
    // Empty: the folder can be used. None: not known yet.
    std::optional<QString> folderTrouble() const;
    bool waits() const override;

private:
    QString typedFolder() const;
    void typed();
    void checked();
    void showState();

    const RunFacts m_facts;
    PathCheck m_check;
    QString m_kept;
    std::function<QWidget*(QWidget*)> m_make;
    QLineEdit* m_folder;
    QLabel* m_note;
    QPointer<QWidget> m_storage;
};

}  // namespace plimsoll
