// Which venues, how many assets, and the way to them: a proxy, an extra trust anchor.
#pragma once

#include "ui/path_check.h"
#include "ui/settings_page.h"

#include <array>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace plimsoll {

class NetworkPage : public SettingsPage {
    Q_OBJECT
public:
    NetworkPage(const Theme& theme, RunFacts facts, QWidget* parent = nullptr);

    void setPreferences(const Preferences& p) override;
    void take(Preferences& p) const override;
    void reset(Preferences& p) const override;
    // What is wrong with the proxy, or the file of certificates, as typed; empty: nothing. None: not known yet.
    QString proxyTrouble() const;
    std::optional<QString> caTrouble() const;
    bool waits() const override;

private:
    QString typedProxy() const;
    QString typedFile() const;
    void typed();
    void fileTyped();
    void fileChecked();
    void showState();
    void chooseFile();

    const RunFacts m_facts;
    PathCheck m_check;  // of the file of certificates
    std::array<QCheckBox*, kVenueCount> m_venues{};
    QCheckBox* m_spot;
    QSpinBox* m_top;
    QComboBox* m_kind;
    QLineEdit *m_host, *m_user, *m_password, *m_file;
    QLabel *m_proxyNote, *m_caNote, *m_venueNote;
    Preferences m_kept;  // stands in where what is typed makes no sense
};

}  // namespace plimsoll
