// How numbers are written, and on whose clock times are told.
#pragma once

#include "ui/settings_page.h"

class QCheckBox;

namespace plimsoll {

class Segmented;

class NumbersPage : public SettingsPage {
    Q_OBJECT
public:
    NumbersPage(const Theme& theme, QWidget* parent = nullptr);

    void setPreferences(const Preferences& p) override;
    void take(Preferences& p) const override;
    void reset(Preferences& p) const override { p.style = {}; }
    void themeChanged() override;
    void shown() override;
    QString sample() const;

private:
    void sayStyle();

    Segmented* m_point;
    QComboBox *m_group, *m_zone;
    QCheckBox* m_compact;
    QLabel* m_sample;
    bool m_filling = false;
};

}  // namespace plimsoll
