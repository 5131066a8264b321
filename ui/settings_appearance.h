// Theme, size, letters, rows, movement and how often pictures are made.
#pragma once

#include "ui/settings_page.h"

class QPushButton;

namespace plimsoll {

class Segmented;

class AppearancePage : public SettingsPage {
    Q_OBJECT
public:
    AppearancePage(const Theme& theme, QWidget* parent = nullptr);

    void setPreferences(const Preferences& p) override;
    void take(Preferences& p) const override;
    void reset(Preferences& p) const override;
    void themeChanged() override;

Q_SIGNALS:
    void coloursWanted();

private:
    Segmented* segments(const QStringList& words);

    QComboBox *m_themes, *m_scale, *m_font, *m_step, *m_motion, *m_language;
    Segmented *m_rows, *m_pictures, *m_tables;
    QPushButton* m_colours;
    QStringList m_names;
    bool m_filling = false;
};

// What a built-in theme is called; one's own by its name.
QString themeTitle(const QString& name);
// Families whose digits are all as wide as each other: others make columns jump.
QStringList steadyFamilies();

}  // namespace plimsoll
